import type { Argument, Command, Option } from "commander";

/** The options that every command has; described once. */
const COMMON = new Set(["--config", "--quiet", "--debug"]);

/** Every command that does something, in order, with the names of the commands above it: `exonym xliff list`. */
export function leafCommands(program: Command): ReadonlyMap<string, Command> {
  const leaves = new Map<string, Command>();
  const visit = (command: Command, path: string) => {
    // «segment» does something itself, and has «segment test» below it.
    if (command.commands.length === 0 || command.registeredArguments.length > 0) leaves.set(path, command);
    for (const child of command.commands) visit(child, `${path} ${child.name()}`);
  };
  visit(program, program.name());
  return leaves;
}

/** One line per command, with a link to its part of the page. */
export function describeCommands(leaves: ReadonlyMap<string, Command>): string {
  const rows = [...leaves].map(
    ([path, command]) => `| [\`${path}\`](#${path.replaceAll(" ", "-")}) | ${cell(command.description())} |`,
  );
  return ["| command | what it does |", "|---|---|", ...rows].join("\n");
}

/** The options that every command has. */
export function describeCommonOptions(leaves: ReadonlyMap<string, Command>): string {
  const [first] = leaves.values();
  return table("option", (first?.options ?? []).filter(isCommon).map(optionRow));
}

/** What a command says of itself: usage, arguments, options of its own, and its example. */
export function describeCommand(path: string, command: Command): string {
  const own = command.options.filter((option) => !isCommon(option));
  return [
    sentence(command.description()),
    fence("sh", `${path} ${command.usage()}`),
    table("argument", command.registeredArguments.map(argumentRow)),
    table("option", own.map(optionRow)),
    fence("sh", exampleOf(command)),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function isCommon(option: Option): boolean {
  return COMMON.has(option.long ?? "");
}

function optionRow({ flags, description, mandatory, argChoices, defaultValue, negate }: Option): string {
  const choices = argChoices === undefined ? "" : ` (${argChoices.join(", ")})`;
  const isEmptyList = Array.isArray(defaultValue) && defaultValue.length === 0;
  const fallback =
    defaultValue === undefined || negate || isEmptyList ? "" : `; \`${String(defaultValue)}\` by default`;
  return `| \`${flags}\` | ${cell(`${description}${choices}${fallback}`)}${mandatory ? "; required" : ""} |`;
}

function argumentRow(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}…` : argument.name();
  return `| \`${name}\` | ${cell(argument.description)} |`;
}

function table(title: string, rows: readonly string[]): string {
  return rows.length === 0 ? "" : [`| ${title} | |`, "|---|---|", ...rows].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function sentence(text: string): string {
  const isClosed = /[.…]$/.test(text);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${isClosed ? "" : "."}`;
}

function fence(language: string, text: string): string {
  return text === "" ? "" : `\`\`\`${language}\n${text}\n\`\`\``;
}

/** A command's example, which stands behind the help that commander makes; empty where there is none. */
export function exampleOf(command: Command): string {
  let help = "";
  command.configureOutput({
    writeOut: (text) => {
      help += text;
    },
  });
  command.outputHelp();
  const example = /\nExample:\n([\s\S]*)$/.exec(help)?.[1] ?? "";
  return example.trim();
}
