import type { Severity } from "../article/finding.ts";

/** What is told of waivers themselves, as checks: settings name them, and reports describe them. */
export interface WaiverCheck {
  readonly id: "waiver-note" | "waiver-expired" | "waiver-unused";
  readonly summary: string;
  readonly severity: Severity;
}

/** All of them, in the order of their documentation. They cannot be waived themselves. */
export const waiverChecks: readonly WaiverCheck[] = [
  {
    id: "waiver-note",
    summary: "A note that begins with «exonym:» cannot be understood, so it waives nothing.",
    severity: "info",
  },
  {
    id: "waiver-expired",
    summary: "The last day of a waiver is over, so it does not hold any more.",
    severity: "info",
  },
  {
    id: "waiver-unused",
    summary: "A waiver fits no finding: what it was for is mended or gone.",
    severity: "info",
  },
];
