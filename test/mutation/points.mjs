/** What can be changed at one place of a program: for a node of its tree the texts that could stand there instead. */

const comparisons = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
};
const arithmetic = {"+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "**": "*"};
const connectives = {"&&": "||", "||": "&&"};
const assignments = {"+=": "-=", "-=": "+=", "*=": "/=", "/=": "*="};
const asked = /^(some|every|includes|has|test|startsWith|endsWith|isInteger|isFinite|isArray)$/;
const leftOut =
  /^(filter|sort|toSorted|reverse|toReversed|trim|trimEnd|trimStart|toLowerCase|slice|replace|replaceAll)$/;
const opposites = {
  some: "every",
  every: "some",
  startsWith: "endsWith",
  endsWith: "startsWith",
  min: "max",
  max: "min",
  floor: "ceil",
  ceil: "floor",
  round: "floor",
  find: "findLast",
  findLast: "find",
};

/**
 * Texts that may stand in place of an expression.
 *
 * @param text the source of a node
 * @param decides what comes next hangs on this expression alone, so it is tried as always and as never
 */
export function alternatives(node, text, {decides, inChain}) {
  return [...(decides ? ["true", "false"] : []), ...ownAlternatives(node, text, {decides, inChain})];
}

function ownAlternatives(node, text, {decides, inChain}) {
  switch (node.type) {
    case "BinaryExpression":
      return binary(node, text, decides);
    case "UnaryExpression":
      if (node.operator === "!") return decides ? [] : [text(node.argument)];
      return node.operator === "-" ? [text(node.argument)] : [];
    case "NumericLiteral":
      return number(node.value);
    case "UpdateExpression": {
      const operator = node.operator === "++" ? "--" : "++";
      return [node.prefix ? operator + text(node.argument) : text(node.argument) + operator];
    }
    case "AssignmentExpression": {
      const operator = !isText(node.right) && assignments[node.operator];
      return operator ? [`${text(node.left)} ${operator} ${text(node.right)}`] : [];
    }
    case "CallExpression":
      return inChain ? [] : call(node, text);
    case "RegExpLiteral":
      return pattern(node);
    default:
      return [];
  }
}

/** Whether the expression is either true or false by its form. */
export function isYesOrNo(node) {
  if (node.type === "ParenthesisExpression") return isYesOrNo(node.expression);
  if (node.type === "UnaryExpression") return node.operator === "!";
  if (node.type === "BinaryExpression") {
    if (node.operator in connectives) return isYesOrNo(node.left) && isYesOrNo(node.right);
    return node.operator in comparisons || node.operator === "in" || node.operator === "instanceof";
  }
  return node.type === "CallExpression" && asked.test(methodOf(node));
}

function binary(node, text, decides) {
  const {operator, left, right} = node;
  const as = (other) => `(${text(left)}) ${other} (${text(right)})`;
  if (operator === "??") return [text(left), text(right)];
  if (operator in comparisons) {
    const others = comparisons[operator];
    return (decides ? others.slice(0, others.length - 1) : others).map(as);
  }
  if (operator in connectives) return [as(connectives[operator])];
  if (operator === "+" && (isText(left) || isText(right))) return [];
  return operator in arithmetic ? [as(arithmetic[operator])] : [];
}

function isText(node) {
  if (node.type === "ParenthesisExpression") return isText(node.expression);
  if (node.type === "BinaryExpression") {
    return node.operator === "+" && (isText(node.left) || isText(node.right));
  }
  return node.type === "StringLiteral" || node.type === "TemplateLiteral";
}

function number(value) {
  if (!Number.isInteger(value)) return ["0", String(value * 2)];
  return value === 0 ? ["1"] : [String(value + 1), String(value - 1)];
}

function methodOf({callee}) {
  return callee.type === "MemberExpression" && callee.property.type === "Identifier"
    ? callee.property.value
    : "";
}

function call(node, text) {
  const method = methodOf(node);
  if (leftOut.test(method)) return [text(node.callee.object)];
  if (!Object.hasOwn(opposites, method)) return [];
  const given = node.arguments.map(({spread, expression}) => (spread ? "..." : "") + text(expression));
  return [`${text(node.callee.object)}.${opposites[method]}(${given.join(", ")})`];
}

/** One thing less that the pattern asks for, or one more. */
function pattern({pattern: source, flags}) {
  const variants = [
    source.replace(/^\^/, ""),
    source.replace(/(?<!\\)\$$/, ""),
    ...[...source.matchAll(/(?<=[\])\w.}])(?<!\(\?<?)[?+*](?!\?)/g)].map(({index}) => without(source, index)),
    ...[...source.matchAll(/(?<!\\)(?:\\\\)*\\[dswDSW]/g)].map(({index, 0: {length}}) => {
      const at = index + length - 1;
      const letter = source[at];
      const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
      return source.slice(0, at) + other + source.slice(at + 1);
    }),
  ].filter((other) => other !== source && other !== "" && isPattern(other, flags));
  const careless = flags.includes("i") ? [`/${source}/${flags.replace("i", "")}`] : [];
  return [...[...new Set(variants)].map((other) => `/${other}/${flags}`), ...careless];
}

function without(source, index) {
  return source.slice(0, index) + source.slice(index + 1);
}

function isPattern(source, flags) {
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
}
