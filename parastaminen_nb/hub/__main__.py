"""`python -m parastaminen_nb.hub`: serve the workshop that the environment names."""

import sys

from parastaminen_nb.hub.app import main

sys.exit(main())
