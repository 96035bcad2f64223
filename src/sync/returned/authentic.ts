import { contentKey } from "../../article/content.ts";
import { digest } from "../../article/identity.ts";
import type { XliffSegment } from "../../xliff/model.ts";

/**
 * Whether a segment's source surely stands as it was in an article: our ids are hashes of the source, so one that fits
 * was not changed, be the source ever so old.
 */
export function hasOwnSource({ id, source }: Pick<XliffSegment, "id" | "source">): boolean {
  return id.startsWith(`s${digest(contentKey(source)).slice(0, 10)}`);
}
