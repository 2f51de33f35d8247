import type { MissingInMail } from '@/lib/letters/read-host-mail';

/** What a pasted mail says, as it is drawn. */
export interface MailView {
  title: string;
  /** What could not be read of it, and needs another step; null = nothing. */
  missing: MissingInMail | null;
  facts: readonly { label: string; value: string }[];
  comparisons: readonly {
    name: string;
    tone: 'good' | 'calm' | 'bad';
    sentence: string;
    /** Nobody watches it yet: the name to add. */
    addHost: string | null;
    links: readonly { href: string; label: string }[];
  }[];
  /** Links that do not lead where they should. The addresses are text, never pressed. */
  doubts: readonly { url: string; why: string }[];
  linkCount: number;
  /** That the sender is not the host's; null = nothing to say. */
  sender: string | null;
  /** That pictures were not fetched; null = there are none. */
  images: string | null;
  panel: { href: string; label: string } | null;
}
