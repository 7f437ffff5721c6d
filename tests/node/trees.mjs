// Syntax trees, as `@fluent/syntax` has them, in the form that `tests/it/trees.rs` compares.
import { FluentParser } from "@fluent/syntax";
import { serve } from "./serve.mjs";

const name = (node) => node?.name ?? null;

const callArguments = (node) =>
  node && [
    node.positional.map(expression),
    node.named.map((argument) => [name(argument.name), expression(argument.value)]),
  ];

const variant = (node) => [
  node.key.type === "Identifier" ? node.key.name : expression(node.key),
  node.default,
  pattern(node.value),
];

const expression = (node) => {
  switch (node.type) {
    case "StringLiteral":
      return ["string", node.value];
    case "NumberLiteral":
      return ["number", node.value];
    case "VariableReference":
      return ["variable", name(node.id)];
    case "MessageReference":
      return ["message", name(node.id), name(node.attribute)];
    case "TermReference":
      return ["term", name(node.id), name(node.attribute), callArguments(node.arguments)];
    case "FunctionReference":
      return ["function", name(node.id), callArguments(node.arguments)];
    case "SelectExpression":
      return ["select", expression(node.selector), node.variants.map(variant)];
    case "Placeable":
      return ["placeable", expression(node.expression)];
  }
};

const element = (node) =>
  node.type === "TextElement" ? node.value : expression(node.expression);

const pattern = (node) => node && node.elements.map(element);

const entry = (node) => {
  switch (node.type) {
    case "Message":
    case "Term": {
      const attributes = node.attributes.map((it) => [name(it.id), pattern(it.value)]);
      const comment = node.comment?.content ?? null;
      return [node.type, name(node.id), comment, pattern(node.value), attributes];
    }
    case "Junk":
      return ["Junk", node.content.replace(/[ \n\r]+$/, "")];
    default:
      return [node.type, node.content];
  }
};

const parser = new FluentParser({ withSpans: false });

// The trees of the entries of each file.
const trees = ({ files }) => files.map((file) => parser.parse(file).body.map(entry));

await serve({ trees });
