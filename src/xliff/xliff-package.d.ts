/** What we use of the `xliff` package (6.4), which has no types of its own. */
declare module "xliff/flatten" {
  /** One text or inline element of the package's JS shape, or several. */
  type Inline =
    | string
    | { readonly [element: string]: { readonly [name: string]: unknown } }
    | readonly Inline[];
  export function flattenInline(
    value: Inline,
    elements: { readonly elementTypeToTagMap: Readonly<Record<string, string>> },
  ): string;
}
declare module "xliff" {
  export function xliff12ToJs(xml: string): Promise<unknown>;
  export function xliff2js(xml: string): Promise<unknown>;
  export function jsToXliff12(resources: unknown): Promise<string>;
  export function js2xliff(resources: unknown): Promise<string>;
}
