"""The steps of planning: each shows its part of the plan and writes what is typed into it."""

from parastaminen_nb.ui.plan.agenda import AgendaStep
from parastaminen_nb.ui.plan.basics import BasicsStep
from parastaminen_nb.ui.plan.cases import CasesStep
from parastaminen_nb.ui.plan.invitations import InvitationsStep
from parastaminen_nb.ui.plan.materials import MaterialsStep
from parastaminen_nb.ui.plan.people import PeopleStep
from parastaminen_nb.ui.plan.rotation import RotationStep
from parastaminen_nb.ui.plan.step import PlanStep, Writer
from parastaminen_nb.ui.plan.todo import TodoStep

__all__ = [
    "AgendaStep",
    "BasicsStep",
    "CasesStep",
    "InvitationsStep",
    "MaterialsStep",
    "PeopleStep",
    "PlanStep",
    "RotationStep",
    "TodoStep",
    "Writer",
]
