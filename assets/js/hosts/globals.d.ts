// What the linker, Dash and Plotly put there, for the checker of types alone.

declare module "views/*" {
  /** The views of this kind of page that could be evaluated. */
  export const views: { key: string; title: string; wide: boolean; needs: string[]; create: Function }[];
  /** The names of the modules that could not. */
  export const broken: string[];
}

declare var Plotly: any;
declare var downhill: any;

interface Window {
  dash_clientside: any;
}

// What a selector finds is known to who wrote it, and to no type.
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}

interface Element {
  closest(selectors: string): any;
}

/** An event at an element of this kind. */
type At<E extends Element> = Event & { target: E };

/** A number that was typed or linked, or the end of a sentence on what is wrong with it. */
type Reading = { value?: number; why?: string };
