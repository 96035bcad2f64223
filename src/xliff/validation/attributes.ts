import type { XmlAttribute, XmlTag } from "../../xml/scan.ts";
import type { ElementModel, Grammar } from "./grammar.ts";
import type { ValueCheck } from "./values.ts";
import { attributeKey, isDeclaration, isOfClosedModule, modulePrefix } from "./vocabulary.ts";

/** Where schemas are: allowed on every element (XML Schema part 1, section 2.6). */
const XSI_URI = "http://www.w3.org/2001/XMLSchema-instance";

/** Longest value that a message shows. */
const SHOWN = 60;

/** A structural rule that is broken, and how. */
interface Complaint {
  readonly rule: string;
  readonly message: string;
}

/** Checks the attributes of an element, by its name in the grammar, against its model there. */
export function checkAttributes(
  tag: XmlTag,
  key: string,
  model: ElementModel,
  grammar: Grammar,
  report: (rule: string, message: string, offset?: number) => void,
): void {
  let missing = model.required.length;
  const { attributes } = tag;
  for (const attribute of attributes) {
    if (isDeclaration(attribute) || attribute.uri === XSI_URI) continue;
    const name = attributeKey(attribute);
    const own = name === null ? undefined : model.attributes.get(name);
    if (own && name !== null && model.required.includes(name)) missing--;
    const complaint = own
      ? valueComplaint(tag, attribute, own)
      : otherComplaint(tag, key, attribute, name, { model, grammar });
    if (complaint) report(complaint.rule, complaint.message, attribute.start);
  }
  if (missing === 0) return;
  const names = new Set(attributes.map(attributeKey));
  for (const name of model.required) {
    if (!names.has(name)) report("missing-attribute", `<${tag.name}> has no attribute ${name}.`);
  }
}

/** About an attribute that the element does not have as its own. */
function otherComplaint(
  tag: XmlTag,
  key: string,
  attribute: XmlAttribute,
  name: string | null,
  { model, grammar }: { readonly model: ElementModel; readonly grammar: Grammar },
): Complaint | null {
  if (attribute.uri === "") {
    if (model.anyAttributes) return null;
    return { rule: "unknown-attribute", message: `<${tag.name}> has no attribute ${attribute.name}.` };
  }
  const message = `The attribute ${attribute.name} must not stand on <${tag.name}>.`;
  if (!allowsForeign(model, attribute)) {
    return { rule: name === null ? "extension-attribute" : "misplaced-attribute", message };
  }
  if (name === null || model.anyAttributes) return null;
  if (model.forbidden.has(name)) return { rule: "misplaced-attribute", message };
  if (name === "xml:lang") return valueComplaint(tag, attribute, languageOf(grammar));
  const row = grammar.attributes.get(name);
  if (row) {
    const misplaced = row.on && !key.includes(":") && !row.on.has(key);
    return misplaced ? { rule: "misplaced-attribute", message } : valueComplaint(tag, attribute, row.check);
  }
  if (!isOfClosedModule(name)) return null;
  return { rule: "unknown-attribute", message: `The module has no attribute ${attribute.name}.` };
}

function allowsForeign({ foreignAttributes, anyAttributes }: ElementModel, { uri }: XmlAttribute): boolean {
  if (anyAttributes || foreignAttributes === true) return true;
  return foreignAttributes !== false && foreignAttributes.has(modulePrefix(uri) ?? "");
}

/** The type of `xml:lang`, which all grammars have on `source`. */
function languageOf(grammar: Grammar): ValueCheck | undefined {
  return grammar.elements.get("source")?.attributes.get("xml:lang");
}

function valueComplaint(
  tag: XmlTag,
  { name, value }: XmlAttribute,
  check: ValueCheck | undefined,
): Complaint | null {
  if (!check || check.accepts(value)) return null;
  const shown = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
  return {
    rule: "attribute-value",
    message: `The attribute ${name} of <${tag.name}> is '${shown}', expected ${check.expected}.`,
  };
}
