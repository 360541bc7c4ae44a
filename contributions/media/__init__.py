"""Bytes in, clean renditions out: no models and no database in this package, except for
`process` and `aftermath`, which take a row's file through it and write down what came out.

The only place that touches Pillow and PyAV, and only ever inside the child process of `sandbox`.
"""
