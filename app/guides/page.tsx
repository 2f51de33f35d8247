import { redirect } from 'next/navigation';

/** ConoHa WING is the first home: its guide, with the way to the others at the top. */
export default function GuidesPage() {
  redirect('/guides/conoha-wing');
}
