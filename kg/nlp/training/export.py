"""The trained network as a small ONNX graph for one window at a time, quantised to eight bits."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kg.nlp.training.inventory import Inventory
from kg.nlp.training.network import ATTENTION_HEADS, LAYERS, RELATION, SENSE_LAYER, WIDTH, linear_heads, sourced_heads
from kg.nlp.training.sentences import (
    CERTAINTY_CLASSES,
    NAME_CLASSES,
    POLARITY_CLASSES,
    QUANTITY_CLASSES,
    SOURCES,
    TENSE_CLASSES,
    TIMEX_CLASSES,
    bio_classes,
)

if TYPE_CHECKING:
    from kg.nlp.training.network import Parameters

OPSET = 20
Weights = dict[str, NDArray[np.float32]]
# The sources whose learnt bias a head keeps; the network's input `guideline` chooses among those of the names.
Sources = dict[str, tuple[str, ...]]


class Graph:
    """A growing list of ONNX nodes and constants."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: dict[str, NDArray[Any]] = {}

    def constant(self, value: NDArray[Any]) -> str:
        """Add a constant and return its name."""
        name = f"c{len(self.constants)}"
        self.constants[name] = value
        return name

    def node(self, kind: str, *inputs: str, outputs: int = 1, name: str = "", **attributes: Any) -> str:
        """Add a node and return the name of its (first) output."""
        from onnx import helper

        base = name or f"n{len(self.nodes)}"
        names = [base] if outputs == 1 else [f"{base}.{n}" for n in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0]

    def line(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32], name: str = "") -> str:
        """Add a linear map; the weight is (out, in) as torch keeps it."""
        product = self.node("MatMul", x, self.constant(np.ascontiguousarray(weight.T)))
        return self.node("Add", product, self.constant(bias), name=name)


def _encoder(g: Graph, w: Weights) -> tuple[str, str]:
    """Add the encoder; return the names of the sense layer's and the last layer's vectors."""
    integer = np.int64
    length = g.node("Shape", "ids")
    scalar = g.node("Squeeze", length)
    places = g.node("Range", g.constant(np.array(0, integer)), scalar, g.constant(np.array(1, integer)))
    x = g.node("Gather", g.constant(w["words"]), "ids")
    x = g.node("Add", x, g.node("Gather", g.constant(w["positions"]), places))
    x = g.node("Add", x, g.node("Gather", g.constant(w["shapes"]), "shapes"))
    x = g.node("Add", x, g.node("Gather", g.constant(w["breaks"]), "breaks"))
    x = _norm(g, x, w, "norm")
    sense = x
    size = WIDTH // ATTENTION_HEADS
    split = g.constant(np.array([-1, ATTENTION_HEADS, size], integer))
    joined = g.constant(np.array([-1, WIDTH], integer))
    thirds = g.constant(np.array([WIDTH] * 3, integer))
    for layer in range(LAYERS):
        scale = np.float32(size**-0.5)
        weight = np.concatenate(
            [w[f"{layer}.query.weight"] * scale, *(w[f"{layer}.{n}.weight"] for n in ("key", "value"))]
        )
        bias = np.concatenate([w[f"{layer}.query.bias"] * scale, *(w[f"{layer}.{n}.bias"] for n in ("key", "value"))])
        both = g.line(x, weight, bias)
        first = g.node("Split", both, thirds, outputs=3, axis=1)
        parts = [g.node("Reshape", first[:-1] + str(n), split) for n in range(3)]
        query = g.node("Transpose", parts[0], perm=[1, 0, 2])
        key = g.node("Transpose", parts[1], perm=[1, 2, 0])
        value = g.node("Transpose", parts[2], perm=[1, 0, 2])
        attention = g.node("Softmax", g.node("MatMul", query, key), axis=-1)
        mixed = g.node("Transpose", g.node("MatMul", attention, value), perm=[1, 0, 2])
        mixed = g.node("Reshape", mixed, joined)
        x = _norm(g, g.node("Add", x, _layer_line(g, mixed, w, f"{layer}.attended")), w, f"{layer}.attended_norm")
        wide = g.node("Gelu", _layer_line(g, x, w, f"{layer}.wide"))
        x = _norm(g, g.node("Add", x, _layer_line(g, wide, w, f"{layer}.narrow")), w, f"{layer}.narrow_norm")
        if layer + 1 == SENSE_LAYER:
            sense = x
    return sense, x


def _layer_line(g: Graph, x: str, w: Weights, name: str) -> str:
    return g.line(x, w[f"{name}.weight"], w[f"{name}.bias"])


def _norm(g: Graph, x: str, w: Weights, name: str) -> str:
    scale, shift = g.constant(w[f"{name}.weight"]), g.constant(w[f"{name}.bias"])
    return g.node("LayerNormalization", x, scale, shift, axis=-1, epsilon=1e-12)


def _heads(g: Graph, w: Weights, sense: str, last: str, inventory: Inventory, sources: Sources) -> None:
    one, end, axis = (g.constant(np.array([n], np.int64)) for n in (1, 2**31, 0))
    rooted = g.node("Gather", last, "first")
    words = g.node("Slice", rooted, one, end, axis)
    g.node("Slice", g.node("Gather", sense, "first"), one, end, axis, name="sense")
    names = list(linear_heads(inventory))
    weight = np.concatenate([w[f"{n}.weight"] for n in names])
    g.line(words, weight, np.concatenate([w[f"{n}.bias"] for n in names]), name="tags")
    for name in sourced_heads():
        shifts = g.constant(w[f"{name}.source"][[SOURCES.index(source) for source in sources[name]]])
        shift = g.node("Gather", shifts, "guideline" if len(sources[name]) > 1 else g.constant(np.array([0], np.int64)))
        product = g.node("MatMul", words, g.constant(np.ascontiguousarray(w[f"{name}.hidden.weight"].T)))
        hidden = g.node("Gelu", g.node("Add", product, shift))
        g.line(hidden, w[f"{name}.weight"], w[f"{name}.bias"], name=name)
    governor = g.node("Gelu", g.line(rooted, w["arc.governor.weight"], w["arc.governor.bias"]))
    dependent = g.node("Gelu", g.line(words, w["arc.dependent.weight"], w["arc.dependent.bias"]))
    dependent = g.line(dependent, w["arc.bilinear"], w["arc.prior"])
    g.node("MatMul", dependent, g.node("Transpose", governor, perm=[1, 0]), name="arc")
    dependent = g.node("Gelu", g.line(words, w["rel.dependent.weight"], w["rel.dependent.bias"]))
    g.line(dependent, w["rel.bilinear"][:RELATION].T, w["rel.bilinear"][RELATION], name="relation")
    g.node("Gelu", g.line(rooted, w["rel.governor.weight"], w["rel.governor.bias"]), name="governor")
    g.line(words, w["space.weight"], w["space.bias"], name="space")


INPUTS: dict[str, str | int] = {
    "ids": "length", "shapes": "length", "breaks": "length", "first": "rooted", "guideline": 1,
}  # fmt: skip
OUTPUTS = ("tags", "names", "trigger", "arc", "relation", "governor", "space", "sense")


def model_proto(p: Parameters, inventory: Inventory, sources: Sources) -> Any:
    """Return the ONNX model in single precision."""
    from onnx import TensorProto, helper, numpy_helper

    w: Weights = {name: value.detach().cpu().numpy().astype(np.float32) for name, value in p.items()}
    g = Graph()
    sense, last = _encoder(g, w)
    _heads(g, w, sense, last, inventory, sources)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [size]) for name, size in INPUTS.items()]
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in OUTPUTS]
    constants = [numpy_helper.from_array(value, name) for name, value in g.constants.items()]
    graph = helper.make_graph(g.nodes, "kg-news", inputs, outputs, constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)


def export(p: Parameters, inventory: Inventory, target: Path, *, sources: Sources, quantised: bool = True) -> None:
    """Write model.onnx and labels.json into a folder."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    target.mkdir(parents=True, exist_ok=True)
    model = model_proto(p, inventory, sources)
    if quantised:
        with tempfile.TemporaryDirectory() as folder:
            plain = Path(folder) / "plain.onnx"
            onnx.save(model, str(plain))
            quantize_dynamic(
                plain,
                target / "model.onnx",
                op_types_to_quantize=["MatMul", "Gather"],
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
            )
    else:
        onnx.save(model, str(target / "model.onnx"))
    (target / "labels.json").write_text(
        json.dumps({**labels(inventory), "guidelines": sources["names"]}, ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
    )


def labels(inventory: Inventory) -> dict[str, Any]:
    """Return the label file: label lists by head, and the order of the heads in the output `tags`."""
    return {
        "tags": linear_heads(inventory),
        "upos": inventory.upos,
        "xpos": inventory.xpos,
        "feats": inventory.feats,
        "rel": inventory.rel,
        "names": bio_classes(NAME_CLASSES),
        "timex": bio_classes(TIMEX_CLASSES),
        "quantity": bio_classes(QUANTITY_CLASSES),
        "certainty": CERTAINTY_CLASSES,
        "tense": TENSE_CLASSES,
        "polarity": POLARITY_CLASSES,
    }
