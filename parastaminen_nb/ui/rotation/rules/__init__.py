"""The rules of a rotation on its page: made one by one, by case, or read from a file."""

from parastaminen_nb.ui.rotation.rules.listed import RuleList
from parastaminen_nb.ui.rotation.rules.making import made
from parastaminen_nb.ui.rotation.rules.on_file import RulesFile
from parastaminen_nb.ui.rotation.rules.presenting import Presenting

__all__ = ["Presenting", "RuleList", "RulesFile", "made"]
