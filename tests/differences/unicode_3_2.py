# SPDX-License-Identifier: BSL-1.0
"""unicodedata has no ucd_3_2_0, the data of Unicode 3.2, which stringprep asks, and hence the codec idna."""

import unicodedata

print(hasattr(unicodedata, "ucd_3_2_0"))
