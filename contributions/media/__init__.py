"""Bytes in, clean renditions out: no models and no database in this package, except for
`process` with `carriage`, which moves the files, `aftermath` and `outcome`, which write down what
came out, and `first_look`.

The only place that touches Pillow and PyAV, and only ever inside the child process of `sandbox`.
"""
