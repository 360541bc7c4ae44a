"""What others may ask of the site without being here."""

from hitrecord import env

API_A_MINUTE = env.integer("API_A_MINUTE", 120, minimum=1)
