"""The public API: what everybody may see of the site, for programs, read-only (/api/v1/).

The frame composes it, as it composes search and profiles, and no room serves JSON of its own
here: an API is one promise (one way to page, to fail, to be asked again, one document), and its
answers lead from room to room. What the answers say is read through the rooms' queries.

It knows nobody: whoever is signed in gets what a visitor gets, so that an answer may be kept by
any cache and read by a script of any site.
"""
