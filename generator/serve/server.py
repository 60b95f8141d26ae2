"""The server: the only module that knows livereload and tornado.

Of the package it takes the server, the socket and the browser's script, and does otherwise what is wrong there:
a reload within three seconds of the last is dropped, the first poll reloads for nothing, each saved file is a build
of its own, a build holds up the pages, a mistake in it loses the change, the script needs a literal ``</head>``, any
page of the web may listen and ask for a reload, a taken port is a traceback, ``/dir`` moves for good.
"""

from __future__ import annotations

import errno
import json
import logging
import mimetypes
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import livereload
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado import httpserver, web
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.websocket import WebSocketClosedError

from generator.problems import Environment, Stop, Usage
from generator.serve import overlay, places
from generator.serve.building import Builder, Report
from generator.serve.injected import injected
from generator.serve.news import Stand, path
