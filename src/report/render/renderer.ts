import type { Report } from '../../model/report';
import type { EventPlan } from '../../plan/schema';

export interface RenderOptions {
  /** Whether the terminal output may carry colours. */
  readonly colour: boolean;
  /** Columns of the terminal; no line is wider. */
  readonly width: number;
  /** Whether block and arrow characters can be shown; false keeps our own characters to ASCII. Default true. */
  readonly unicode?: boolean;
  /** Most ceilings that the terminal lists. Default 10. */
  readonly limit?: number;
  /** Who has taken on what, by id of the finding or ceiling; given where the rendering needs it. Default nobody. */
  readonly owners?: ReadonlyMap<string, string>;
  /** JSON on one line. Default false. */
  readonly compact?: boolean;
  /** The plan that was judged; given where the rendering needs it. */
  readonly plan?: EventPlan;
  /** What people have recorded of the event; given where the rendering needs it. */
  readonly records?: readonly ShownRecord[];
}

/** What somebody has said of an event apart from its plan, as the store keeps it. */
export interface ShownRecord {
  readonly kind: string;
  readonly key: string;
  readonly value: unknown;
  readonly source: string;
  readonly by: string;
  readonly at: string;
}

/** A text, or the bytes of a file that is none. */
export type Rendered = string | Uint8Array;

/** A pure function: the same report gives the same text. */
export type Renderer<R extends Rendered = string> = (report: Report, options: RenderOptions) => R;

/** How a format is made. */
export interface Rendering {
  /** What it shows beside the report. Default nothing. */
  readonly needs?: readonly ('plan' | 'records' | 'owners')[];
  readonly load: () => Promise<Renderer<Rendered>>;
}
