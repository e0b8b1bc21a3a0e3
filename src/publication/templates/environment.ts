/** Handlebars as the templates know it: strict, escaping, with helpers that only format; errors with file and line. */
import Handlebars from "handlebars";
import {InputError, isInputError, messageOf} from "../../vocabulary/error.js";
import {helpers} from "./helpers.js";
import {createPartialBook, type PartialBook, partialName, type TemplateSource} from "./partial-book.js";

export type {TemplateSource} from "./partial-book.js";

/** Fills in a template. @throws InputError `invalid` with file and line, for a field that the model lacks */
export type Render = (model: object) => string;

export interface Environment {
  readonly compile: (source: TemplateSource) => Render;
}

/** The blocks that Handlebars brings and that the templates may use. */
const blocks = ["if", "unless", "each", "with"] as const;

/** @param partials are compiled with the first template that names them: a slip in one is thrown by its compile() */
export function createEnvironment(partials: readonly TemplateSource[]): Environment {
  const handlebars = Handlebars.create();
  for (const [name, format] of Object.entries(helpers)) handlebars.registerHelper(name, guarded(format));
  for (const name of blocks) handlebars.registerHelper(name, guarded(handlebars.helpers[name] as Helper));
  handlebars.template = lookingUpOwnFields(handlebars.template);
  const book = createPartialBook(partials, (source) => {
    const {render, length} = compileSource(handlebars, source, book);
    handlebars.registerPartial(partialName(source.file), render);
    return length;
  });
  return {compile: (source) => compileSource(handlebars, source, book).render};
}

type Helper = (this: unknown, ...args: never[]) => unknown;
type Location = {source?: string; start: {line: number; column: number}};

interface Compiled {
  main: (container: Lookups, ...rest: unknown[]) => unknown;
}
interface Lookups {
  strict: (from: unknown, name: string, loc: Location) => unknown;
  lookupProperty: (from: unknown, name: string) => unknown;
}

/**
 * Templates compiled so that they see the fields of the model, and nothing else that JavaScript gives to an object, a
 * text or a list: what every object has ("constructor") would print as nothing, and "title.length" end in a riddle.
 */
function lookingUpOwnFields(template: typeof Handlebars.template): typeof Handlebars.template {
  return (specification) => {
    const compiled = specification as Compiled;
    const {main} = compiled;
    const lookUp: Compiled["main"] = (container, ...rest) => {
      container.lookupProperty = (from, name) => (isField(from, name) ? from[name] : undefined);
      container.strict = (from, name, loc) => {
        if (isField(from, name)) return from[name];
        // worded as Handlebars does, for missingField()
        throw new Error(`"${name}" not defined in it - ${loc.start.line}:${loc.start.column}`);
      };
      return main(container, ...rest);
    };
    return template({...compiled, main: lookUp});
  };
}

function isField(from: unknown, name: string): from is Record<string, unknown> {
  return typeof from === "object" && from !== null && Object.hasOwn(from, name);
}

/** A helper that answers a missing field or a second value with an error, where Handlebars would print nothing. */
function guarded(helper: Helper): Handlebars.HelperDelegate {
  return function (this: unknown, ...args: unknown[]) {
    const options = args.at(-1) as {name: string; loc?: Location};
    const place = options.loc && `${options.loc.source}:${options.loc.start.line}`;
    if (args.length !== 2) {
      throw invalid(`{{${options.name}}} takes one value, found ${args.length - 1}`, place);
    }
    if (args[0] === undefined)
      throw invalid(`{{${options.name}}} was given a field that does not exist`, place);
    return helper.call(this, ...(args as never[]));
  };
}

/** @returns with the number of its characters, those of all its partials included */
function compileSource(
  handlebars: typeof Handlebars,
  source: TemplateSource,
  partials: PartialBook,
): {render: Render; length: number} {
  const {file, text} = source;
  const tree = parse(handlebars, source);
  const check = new NameCheck(file, partials);
  check.accept(tree);
  const template = handlebars.compile(tree, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers,
  });
  const render = (model: object, options?: Handlebars.RuntimeOptions) => {
    try {
      return template(model, options);
    } catch (error) {
      throw isInputError(error) ? error : missingField(error, file);
    }
  };
  return {render, length: text.length + check.partialLength};
}

const knownHelpers = Object.fromEntries([...Object.keys(helpers), ...blocks].map((name) => [name, true]));

/** Marked or not, its lines are the same; what a slip is quoted from is the text as it was written. */
function parse(handlebars: typeof Handlebars, {file, text, marked}: TemplateSource): hbs.AST.Program {
  try {
    return handlebars.parse(marked ?? text, {srcName: file} as Parameters<typeof handlebars.parse>[1]);
  } catch (error) {
    if (marked !== undefined) return parse(handlebars, {file, text});
    const lines = messageOf(error).split("\n");
    const line = /line (\d+)/.exec(lines[0] ?? "")?.[1] ?? / - (\d+):\d+$/.exec(lines[0] ?? "")?.[1];
    const [, opened, closed] = /^(\S+) doesn't match (\S+)/.exec(lines[0] ?? "") ?? [];
    const unmatched =
      opened === undefined ? "this cannot be read" : `{{#${opened}}} is closed by {{/${closed}}}`;
    const found = lines.length > 2 ? `cannot be read near ${lines[1]?.trim()}` : unmatched;
    throw new InputError("invalid", found, {
      place: line ? `${file}:${line}` : file,
      next: "close every {{#block}} with {{/block}} and every {{ with }}",
    });
  }
}

/** Handlebars says `"x" not defined in [object Object] - 12:5`. */
function missingField(error: unknown, file: string): InputError {
  const match = /^"(.+)" not defined in .* - (\d+):\d+$/.exec(messageOf(error));
  if (!match) throw error;
  return invalid(`there is no field "${match[1]}" here`, `${file}:${match[2]}`);
}

function invalid(message: string, place: string | undefined): InputError {
  const next = "see the list of fields in templates/README.md";
  return new InputError("invalid", message, place ? {place, next} : {next});
}

/** Characters; a sheet has some thousands. */
const longestTemplate = 2 ** 20;

/** Finds helpers and partials that do not exist, before anything is drawn. */
class NameCheck extends Handlebars.Visitor {
  constructor(
    private readonly file: string,
    private readonly partials: PartialBook,
  ) {
    super();
  }

  /** characters of the partials that were named, as often as they were */
  partialLength = 0;

  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    if (!statement.escaped) this.fail(statement, "three braces {{{ switch off escaping", "write two braces");
    if (statement.params.length > 0) this.expectHelper(statement, statement.path);
    super.MustacheStatement(statement);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    this.expectHelper(block, block.path);
    super.BlockStatement(block);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.expectHelper(expression, expression.path);
    super.SubExpression(expression);
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    this.expectPartial(partial);
    super.PartialStatement(partial);
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    this.expectPartial(partial);
    super.PartialBlockStatement(partial);
  }

  private expectPartial(partial: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement): void {
    const name = String((partial.name as hbs.AST.PathExpression).original ?? "(…)");
    const {names, open} = this.partials;
    if (!names.includes(name)) {
      this.fail(partial, `there is no partial "${name}"`, `partials that exist: ${names.join(", ")}`);
    }
    const opened = open(name);
    if ("circle" in opened) {
      const way = opened.circle.join(", in it ");
      this.fail(partial, `a partial cannot stand in itself: ${way}`, "take it out of one of them");
    }
    this.partialLength += opened.length;
    if (this.partialLength > longestTemplate) {
      const message = `with its partials it is longer than ${longestTemplate / 2 ** 20} MB`;
      this.fail(partial, message, "name each of them once");
    }
  }

  override Decorator(decorator: hbs.AST.Decorator): void {
    this.fail(decorator, "{{* is not known here", "put what it holds in a file of partials/");
  }

  override DecoratorBlock(decorator: hbs.AST.DecoratorBlock): void {
    this.fail(decorator, "{{#* is not known here", "put what it holds in a file of partials/");
  }

  private expectHelper(node: hbs.AST.Node, path: hbs.AST.Expression): void {
    const name = String((path as hbs.AST.PathExpression).original ?? "(…)");
    if (Object.hasOwn(knownHelpers, name)) return;
    const known = Object.keys(knownHelpers).join(", ");
    this.fail(node, `there is no helper "${name}"`, `helpers that exist: ${known}`);
  }

  private fail(node: hbs.AST.Node, message: string, next: string): never {
    throw new InputError("invalid", message, {place: `${this.file}:${node.loc.start.line}`, next});
  }
}
