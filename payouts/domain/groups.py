"""Which of many versions are own works of one group of authors."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from payouts.domain.graph import Graph, Ints


class Groups:
    """A group lies within another only if its rarest author does: few have to be looked at."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._of_version: Ints | None = None
        self._marked: NDArray[np.bool_] = np.zeros(0, np.bool_)
        self._by_rarest: dict[int, list[int]] = {}
        met = Counter(author for people in graph.groups.values() for author in people)
        for number, people in graph.groups.items():
            rarest = min(people, key=lambda author: (met[author], author))
            self._by_rarest.setdefault(rarest, []).append(number)

    def are_own(self, versions: Ints, group: int) -> NDArray[np.bool_]:
        if self._of_version is None:
            self._of_version = np.array(self._graph.group)
            self._marked = np.zeros(int(self._of_version.max()) + 1, np.bool_)
        marked, within = self._marked, self._within(group)
        marked[within] = True
        own = marked[self._of_version[versions]]
        marked[within] = False
        return own

    def _within(self, group: int) -> list[int]:
        """All groups, the single authors included, with nobody outside this one."""
        people = self._graph.groups.get(group)
        if people is None:
            return [group]
        several = (one for author in people for one in self._by_rarest.get(author, ()))
        alone = (author for author in people if author < self._marked.size)
        return [*alone, *(one for one in several if self._graph.groups[one] <= people)]
