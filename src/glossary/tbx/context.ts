import type { Position } from "../../article/problem.ts";
import type { XmlElement } from "../../xml/tree.ts";
import type { Collector } from "../collector.ts";
import type { TbxStyle } from "../format.ts";
import type { Dialect } from "./vocabulary.ts";

/** What is known of a TBX file while its entries are read. */
export interface TbxContext {
  readonly collector: Collector;
  /** Turns an offset in the file into a place. */
  readonly positionAt: (offset: number) => Position;
  /** Whether the file is of 2019's version, whose rules are checked; of older ones many kinds are about. */
  readonly isStrict: boolean;
  /** The public dialect that a file of 2019's version says it is in. */
  readonly dialect: Dialect | undefined;
  /** How the file says that it spells data categories. */
  readonly style: TbxStyle | undefined;
  /** Whether we have written it: statuses are ours then, and white space in texts is meant. */
  readonly isOwn: boolean;
}

/** Complains at an element. */
export function complainAt(
  { collector, positionAt }: TbxContext,
  element: Pick<XmlElement, "start">,
  message: string,
  advice: string,
): void {
  collector.complain(positionAt(element.start), message, advice);
}
