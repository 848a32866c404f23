"""`python -m parastaminen_nb.hub`: serve the workshop that the environment names."""

import sys

from parastaminen_nb.hub.process import main

sys.exit(main())
