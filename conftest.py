"""For every test: no noise, and no TensorFlow for those that do not ask for it."""

from runtime.lean import avoid_tensorflow
from runtime.quiet import be_quiet

be_quiet()
avoid_tensorflow()
