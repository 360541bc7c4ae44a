from django import template

from contributions.models import Contribution
from contributions.queries import embedding

register = template.Library()


@register.simple_tag
def embed_code(work: Contribution) -> str:
    """The code as text, for a field that people copy from."""
    return "".join([embedding.embed_code(work)])
