"""Templates as leaner Python than Jinja writes, to the same effect: half of what a page costs is calls and escapes.

Jinja lets any function take the context, and makes of every text a ``Markup`` before it joins them all. No function of
ours takes a context, and what is joined need not be ``Markup``: so a call is a call, and an output a plain text.
"""

from __future__ import annotations

import keyword
from typing import Any

import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup

# MarkupSafe's own replacing of the five letters, without the ``Markup`` around it: a third of the time.
_replaced = getattr(markupsafe, "_escape_inner", markupsafe.escape)


def written(value: object) -> str:
    """The value as it is joined with others: what has ``__html__`` as that says, all else escaped."""
    kind = type(value)
    if kind is str:
        return _replaced(value)
    if kind is float or kind is int:
        return str(value)
    return value if kind is Markup else markupsafe.escape(value)  # type: ignore[return-value]


class _Names(dict[str, object]):
    """Values by name, ``missing`` for any other."""

    def __missing__(self, name: str) -> object:
        return missing


class LeanContext(Context):
    """Names are asked for some two hundred times on a page: all of them lie in one place, which answers by itself."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - as Jinja gives them
        super().__init__(*given, **named)
        self.parent = self.vars = _Names(self.parent)
        self.resolve_or_missing = self.vars.__getitem__  # type: ignore[assignment, method-assign]


class LeanMacro(Macro):
    """A macro that is called with values in their places, as most are, does not look them over one by one."""

    def __init__(self, *given: Any) -> None:  # noqa: ANN401 - as Jinja's generated code gives them
        super().__init__(*given)
        self._plain = self._default_autoescape and not (self.catch_kwargs or self.catch_varargs or self.caller)
        self._left = tuple((missing,) * n for n in range(self._argument_count + 1))

    def __call__(self, *values: object, **named: object) -> str:
        """What it draws."""
        left = self._argument_count - len(values)
        if named or left < 0 or not self._plain:
            return super().__call__(*values, **named)
        # As Jinja does: the parts are escaped. Without the questions of ``Markup.__new__``, which are for other values.
        return str.__new__(Markup, self._func(*values, *self._left[left]))


class Generator(CodeGenerator):
    """Jinja's, but for attributes, and for calls, outputs and macros where everything is escaped.

    What is written for an attribute fails with an ``AttributeError`` where Jinja would look for an item, or answer with
    something undefined. Whoever meets one draws the page again by a ``PatientGenerator``.
    """

    _patient = False

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """The names that the rest is written with."""
        self.writeline(f"from {__name__} import LeanMacro, written")
        super().visit_Template(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """``f(a, b=1)``, where Jinja writes ``context.call(f, a, b=1, _loop_vars=_loop_vars)``."""
        named = [pair.key for pair in node.kwargs]
        odd = forward_caller or node.dyn_args or node.dyn_kwargs or any(keyword.iskeyword(name) for name in named)
        if odd or not _escapes(frame):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for value in (*node.args, *node.kwargs):
            self.visit(value, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """``x.y``, where Jinja writes ``environment.getattr(x, 'y')``."""
        of_page = isinstance(node.node, nodes.Name) and node.node.name == "self"
        if self._patient or of_page or keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """``x.y is defined`` asks for what may not be there."""
        before, self._patient = self._patient, self._patient or node.name in ("defined", "undefined")
        super().visit_Test(node, frame)
        self._patient = before

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not _escapes(frame):
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("written(")
        if finalize.src is not None:
            self.write(finalize.src)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """The macro as one of ours."""
        self.write("Lean")
        super().macro_def(macro_ref, frame)


class PatientGenerator(Generator):
    """The same, but for attributes, which are looked for as Jinja does."""

    _patient = True


def _escapes(frame: Frame) -> bool:
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
