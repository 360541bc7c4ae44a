"""What becomes of a proposal: from the day it is opened until it is in the books."""
