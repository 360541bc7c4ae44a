"""Moving pictures, made from the stills of this studio: a camera, some weather, a little paper."""
