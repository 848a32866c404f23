"""What Voila and Jupyter are told: our template and kernels, no sources, lists or other files."""

from __future__ import annotations

from traitlets.config import Config

from parastaminen_nb.voila.client import Client
from parastaminen_nb.voila.kernels import Kernels, OwnKernel
from parastaminen_nb.voila.settings import Settings
from parastaminen_nb.voila.static import EXTENSIONS


def configuration(told: Settings) -> Config:
    """The settings of Voila and its kernels, by class."""
    pages = {
        "template": "parastaminen",
        "theme": "light",  # any other name would load a theme's style sheet
        "allow_template_override": "NO",
        "allow_theme_override": "NO",
        "strip_sources": True,
        "show_tracebacks": False,
        "file_allowlist": [],
        "extension_allowlist": list(EXTENSIONS),
        "multi_kernel_manager_class": Kernels,
        "kernel_spec_manager_class": OwnKernel,
    }
    kernels = {
        "cull_idle_timeout": max(1, round(told.idle_minutes * 60)),
        "cull_interval": max(1, min(60, round(told.idle_minutes * 20))),
        "cull_connected": False,  # an open page is never taken away
    }
    # What goes between this process and a kernel can be read by nobody else on the machine.
    traffic = {"transport_encryption": "auto", "client_factory": Client}
    specs = {"kernel_dirs": [], "ensure_native_kernel": True}
    return Config(
        {
            "VoilaConfiguration": pages,
            "Kernels": kernels,
            "KernelManager": traffic,
            "OwnKernel": specs,
        }
    )
