import json

import flask
import numpy as np


def draw(value):
    return json.dumps([flask.request.path, np.pi, value])
