"""Whose view a passage tells: wishes, feelings, judgements and deeds of speech inside a text.

They are attributions as MPQA marks them (Wiebe, Wilson and Cardie 2005, *Annotating
Expressions of Opinions and Emotions in Language*): private states and speech events.
They make nobody the origin of a fact.
"""

from wherefrom.attribute.nesting.behind import behind
from wherefrom.attribute.nesting.persons import settled
from wherefrom.attribute.nesting.pointing import pointed
from wherefrom.attribute.nesting.views import views

__all__ = ["behind", "pointed", "settled", "views"]
