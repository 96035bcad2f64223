import type { Provider } from "../provider.ts";

/** The provider that translates nothing: people do. */
export const none: Provider = {
  name: "none",
  async translate({ segments }) {
    return segments.map(() => null);
  },
};
