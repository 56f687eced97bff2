"""How our templates are compiled: what they print costs a call into C, and a macro costs a call of its function.

Jinja compiles `{{ x }}` to `escape(x)`, which wraps every piece of text in a `Markup` that the join throws away
again, and a call of a macro to three calls in Python that look for what our macros never have: keywords, a caller,
another mode of escaping. The text that comes out is the same.
"""

from __future__ import annotations

from functools import cache
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Macro
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from jinja2.compiler import Frame
    from jinja2.runtime import Context


_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""The part in C; another release may not have it, and is slower."""


class PortalCompiler(CodeGenerator):
    """Jinja's compiler, but for what is printed and for macros called by position."""

    _macros: frozenset[str] = frozenset()
    """Names by which the template calls macros: its own and those it imports."""
    _printed: nodes.Expr | None = None

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Look for the macros first."""
        imported = (name for found in node.find_all(nodes.FromImport) for name in found.names)
        aliases = (name if isinstance(name, str) else name[1] for name in imported)
        self._macros = frozenset((*aliases, *(macro.name for macro in node.find_all(nodes.Macro))))
        super().visit_Template(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """A macro is called like the function that it is."""
        if forward_caller or not self._is_plain(node, frame):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write(f"environment.{'print_macro' if node is self._printed else 'call_macro'}(context, ")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """What presenters hand over has attributes; entries of mappings are read by brackets."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context or not isinstance(node.template, nodes.Const):
            super()._import_common(node, frame)
        else:
            self.write(f"environment.find_module({node.template.value!r})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif isinstance(node, nodes.Call) and self._is_plain(node, frame):
            self._printed = node
            self.write("(")
        else:
            self.write("environment.print_text(")

    def _is_plain(self, node: nodes.Call, frame: Frame) -> bool:
        if node.kwargs or node.dyn_args or node.dyn_kwargs or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            return False
        return isinstance(node.node, nodes.Name) and node.node.name in self._macros


def use_compiler(env: Environment) -> None:
    """Compile all templates of the environment so."""
    functions: tuple[Callable[..., str], ...] = (print_text, print_macro, call_macro)
    env.code_generator_class = PortalCompiler
    for function in functions:
        setattr(env, function.__name__, function)
    env.find_module = cache(lambda name: env.get_template(name).module)  # type: ignore[attr-defined]
    env.make_globals = lambda d: {**env.globals, **(d or {})}  # type: ignore[method-assign] # no slow ChainMap


def print_text(value: object) -> str:
    """What stands in the page for a value: escaped, unless it is markup."""
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is Markup else escape(value)


def print_macro(context: Context, macro: Macro, *arguments: object) -> str:
    """What a macro prints, or anything else that is called by such a name."""
    if _is_simple(macro, arguments):
        return macro._func(*arguments)  # the class has no public way past its look for keywords
    return escape(context.call(macro, *arguments))


def call_macro(context: Context, macro: Macro, *arguments: object) -> Any:  # noqa: ANN401 - a function gives anything
    """The same as a value."""
    if _is_simple(macro, arguments):
        return Markup(macro._func(*arguments))
    return context.call(macro, *arguments)


def _is_simple(macro: object, arguments: tuple[object, ...]) -> bool:
    if type(macro) is not Macro or macro._argument_count != len(arguments):
        return False
    return not (macro.caller or macro.catch_kwargs or macro.catch_varargs)
