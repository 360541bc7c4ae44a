"""Bytes in, clean renditions out: no models and no database in this package.

The only place that touches Pillow and PyAV, and only ever inside the child process of `sandbox`.
"""
