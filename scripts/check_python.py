"""Says what to install when this machine’s Python cannot make the environment. Runs on any Python 3."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file must run, and explain, on older versions
    sys.exit(
        "Il faut Python 3.11 ou plus récent ; celui-ci est {}.{}.\n"
        "Installez-en un et désignez-le : make run PYTHON=python3.12".format(*sys.version_info[:2])
    )
try:
    import ensurepip  # noqa: F401
    import venv  # noqa: F401
except ImportError:
    sys.exit(
        "Le module « venv » de Python manque. Sur Debian et Ubuntu :\n"
        "    sudo apt-get install python3-venv\n"
        "puis relancez la commande."
    )
