/** A week of 24 hours by seven days, as it is drawn. */
export interface HeatMapView {
  /** The weekdays across, Monday first. */
  columns: readonly string[];
  /** One for each hour from 0 on. */
  rows: readonly HeatRow[];
  description: string;
}

export interface HeatRow {
  hour: number;
  cells: readonly HeatCell[];
}

export interface HeatCell {
  /** 0 = hardly anybody, 4 = the busiest; null = not known. */
  level: number | null;
  /** The number as text; '' = not known. */
  text: string;
}
