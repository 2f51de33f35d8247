import type { CertificateLife } from '@/lib/tls/self-issued';
import type { Status } from '@/lib/tls/status';

/** A certificate's life as a line, in words for those who cannot see it. */
export interface LifetimeBarView {
  /** Share of the life that has passed, 0 to 1. */
  passed: number;
  /** Where renewal is due and where the host's failure mail comes, as shares of the life; none where nobody renews. */
  marks: readonly number[];
  description: string;
}

/** The line with its words for the eye. */
export interface LifetimeView extends LifetimeBarView {
  /** One for each mark. */
  markLabels: readonly string[];
  issued: string;
  today: string;
  expires: string;
}

/** A planned recovery. */
export interface PlanView {
  /** 「復旧予定 11月25日 3:30」 */
  label: string;
  /** It is not over before the certificate ends, and the label says so. */
  isLate: boolean;
}

/** A site as a row of the list, everything in words already. */
export interface SiteRowView {
  siteId: string;
  name: string;
  /** The ASCII form, when it differs from the name. */
  wireName: string | null;
  status: Status;
  statusWord: string;
  /** 「あと20日」; null when no certificate of its own was seen. */
  left: string | null;
  /** 「12月12日(土) 1:00 まで」, or why there is no countdown. */
  deadline: string;
  /** One sentence about the worst thing, or null when all is well. */
  sentence: string | null;
  /** Its owner has something to do that a re-issue can cure: the steps are one click away. */
  offersRecovery: boolean;
  /** null when none is planned. */
  plan: PlanView | null;
  lifetime: LifetimeBarView | null;
  tags: readonly string[];
  checked: string;
}

/** A site as a large card. */
export interface SiteView extends SiteRowView {
  /** The dates behind the countdown, so that it can go on by itself. */
  validity: CertificateLife | null;
  lifetime: LifetimeView | null;
}

/** A finding in words. */
export interface FindingView {
  key: string;
  title: string;
  /** What visitors see, why, what to do: each with its label. */
  parts: readonly { label: string; text: string }[];
  /** The problem's name, the machine's own words and the addresses; null where there are none. */
  technical: string | null;
}

/** An exact value, with its name in the person's language. */
export interface FactView {
  name: string;
  values: readonly string[];
}
