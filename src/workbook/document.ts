/**
 * The workbook of one event as a document: what each section says, from the plan, the latest run and what people recorded. Every format is
 * a rendering of it, so that a section is written once.
 */
import type { Tier, TrafficEdge, TrafficNode } from '../model/architecture';
import type { Colour } from '../model/ceiling';
import type { SectionNumber } from '../model/workbook';

/** Where a statement comes from. */
export type Source = 'plan' | 'account' | 'people';

/** What a cell of a table or the value of a field says. All texts are plain: they come from people and from AWS. */
export interface Cell {
  readonly text: string;
  readonly colour?: Colour;
  /** A full address, `https://…`. */
  readonly href?: string;
  readonly source?: Source;
}

/** Named values, as on a form. */
export interface FieldsBlock {
  readonly kind: 'fields';
  readonly title?: string;
  readonly fields: readonly { readonly label: string; readonly value: Cell }[];
}

/** Rows of cells under their columns. */
export interface TableBlock {
  readonly kind: 'table';
  readonly title?: string;
  readonly columns: readonly string[];
  /** Each has a cell for each column. */
  readonly rows: readonly (readonly Cell[])[];
  /** What is not in the rows, as a sentence: how many more there are. */
  readonly note?: string;
}

/** Paragraphs. */
export interface TextBlock {
  readonly kind: 'text';
  readonly title?: string;
  readonly paragraphs: readonly string[];
}

/** What stands in a diagram of traffic. */
export interface DiagramNode
  extends Pick<TrafficNode, 'id' | 'kind' | 'name' | 'tier' | 'zones' | 'because'> {
  /** Of its worst ceiling; null where it has none. */
  readonly colour: Colour | null;
  /** Whether it is known that the traffic of the event comes there. */
  readonly isPlaced: boolean;
  /** Why it is a single point of failure; null where it is none. */
  readonly failsAlone: string | null;
}

/** A tier of a diagram, with what breaks first in it. */
export interface DiagramTier {
  readonly tier: Tier;
  readonly title: string;
  /** In multiples of normal traffic; null where no ceiling that grows could be judged. */
  readonly breaksAt: number | null;
  /** The ceiling that breaks first. */
  readonly limitedBy: string | null;
  readonly colour: Colour | null;
  /** Whether no other tier of the diagram breaks earlier. */
  readonly isWeakest: boolean;
}

/** How traffic flows through one account and region, to be drawn. */
export interface DiagramBlock {
  readonly kind: 'diagram';
  readonly title: string;
  readonly account: string;
  /** null where the plan gives it none. */
  readonly accountName: string | null;
  readonly region: string;
  /** In the order in which traffic comes to them. */
  readonly tiers: readonly DiagramTier[];
  /** Those that a reader needs first come first. */
  readonly nodes: readonly DiagramNode[];
  /** Between nodes of the diagram. */
  readonly edges: readonly TrafficEdge[];
  /** What is not drawn, as sentences. */
  readonly notes: readonly string[];
}

/** Amounts of months, stacked by what they are of, to be drawn. A table beside it says the same. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly title: string;
  /** Of the amounts, such as `USD`. */
  readonly unit: string;
  readonly months: readonly {
    /** `YYYY-MM`. */
    readonly month: string;
    /** Of all series. */
    readonly total: number;
    /** Whether the month was over when it was read. */
    readonly isComplete: boolean;
  }[];
  /** The largest first; the last one may be all others together. */
  readonly series: readonly {
    readonly name: string;
    /** One for each month; below zero where something was corrected. */
    readonly values: readonly number[];
  }[];
}

/** A part of a section that is text. */
export type WrittenBlock = FieldsBlock | TableBlock | TextBlock;

/** A part of a section. */
export type Block = WrittenBlock | DiagramBlock | ChartBlock;

/** Something that a section should say and does not. */
export interface Missing {
  /** A sentence that tells what is missing and how to add it. */
  readonly what: string;
  /** Who is to add it; null where nobody is named. */
  readonly owner: string | null;
}

/** What a section says before it has its number and title. */
export interface SectionContent {
  readonly blocks: readonly Block[];
  readonly missing: readonly Missing[];
  /** What it waits for, as a sentence, where it is filled later: when the event is over. */
  readonly waitsFor?: string;
}

/** A section of the workbook. */
export interface Section extends SectionContent {
  readonly number: SectionNumber;
  readonly title: string;
}

/** When something is: a day of the event's time zone, or the time from one moment to another, which may be the same. */
export type When =
  /** `YYYY-MM-DD`. */
  | { readonly day: string }
  /** ISO 8601 with the offset of the event's time zone. */
  | { readonly from: string; readonly to: string };

/** Something that has a date, for a calendar. */
export interface DatedEntry {
  /** What it is, within the event: the same each time the workbook is put together. Letters, digits and `._~-`. */
  readonly id: string;
  readonly title: string;
  /** How far it is, in a word or two; null where nothing tells. */
  readonly state: string | null;
  readonly when: When;
  /** Lines of text. */
  readonly details: readonly string[];
}

/** The whole workbook. */
export interface Workbook {
  readonly event: {
    readonly id: string;
    readonly name: string;
    readonly customer: string;
    /** ISO 8601 with the offset of the event's time zone. */
    readonly start: string;
    readonly end: string;
    readonly timeZone: string;
  };
  /** When it was put together, ISO 8601 with the offset of the event's time zone. */
  readonly asOf: string;
  readonly sections: readonly Section[];
  /** What of the sections has a date, in the order of time. */
  readonly dates: readonly DatedEntry[];
}

/** A cell of plain text; an empty one is said to be empty. */
export const cell = (value: string | number | null | undefined, more: Omit<Cell, 'text'> = {}): Cell => ({
  text: value === undefined || value === null || value === '' ? NOTHING : String(value),
  ...more,
});

/** What an empty cell shows. */
const NOTHING = '–';
