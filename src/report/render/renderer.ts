import type { Report } from '../../model/report';
import type { EventPlan } from '../../plan/schema';

/** How a report is written. */
export interface RenderOptions {
  /** Whether the terminal output may have colours. */
  readonly colour: boolean;
  /** The width of the terminal in columns. No line is wider. */
  readonly width: number;
  /** Whether block and arrow characters can be shown. If false, our own characters are ASCII. The default is true. */
  readonly unicode?: boolean;
  /** The most ceilings that are listed. The default is 10. */
  readonly limit?: number;
  /** The owners of findings and ceilings, by id. They are given if the rendering needs them. The default is nobody. */
  readonly owners?: ReadonlyMap<string, string>;
  /** Whether JSON is on one line. The default is false. */
  readonly compact?: boolean;
  /** The plan that was judged. It is given if the rendering needs it. */
  readonly plan?: EventPlan;
  /** What people have recorded about the event. It is given if the rendering needs it. */
  readonly records?: readonly ShownRecord[];
}

/** What somebody has said about an event apart from its plan, as the store keeps it. */
export interface ShownRecord {
  readonly kind: string;
  readonly key: string;
  readonly value: unknown;
  readonly source: string;
  readonly by: string;
  readonly at: string;
}

/** A text, or the bytes of a binary file. */
export type Rendered = string | Uint8Array;

/** A pure function: the same report gives the same output. */
export type Renderer<R extends Rendered = string> = (report: Report, options: RenderOptions) => R;

/** How a format is rendered. */
export interface Rendering {
  /** What it needs besides the report. The default is nothing. */
  readonly needs?: readonly ('plan' | 'records' | 'owners')[];
  readonly load: () => Promise<Renderer<Rendered>>;
}
