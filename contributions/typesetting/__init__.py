"""Turn what people type into HTML that is safe to show, and into the first lines on a card."""

from contributions.typesetting.cleaning import LINK_REL
from contributions.typesetting.first_lines import excerpt, plain, quoted
from contributions.typesetting.markdown import to_html
from contributions.typesetting.parts import Typeset
from contributions.typesetting.setting import count_words, typeset

__all__ = ["LINK_REL", "Typeset", "count_words", "excerpt", "plain", "quoted", "to_html", "typeset"]
