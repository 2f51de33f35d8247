import { splitPanelWords } from '@/lib/hosting/panel-words';

/** An instruction with the exact words of the panel set apart, so that the eye finds them on the panel's screen. */
export function PanelText({ text }: { text: string }) {
  return splitPanelWords(text).map((part, index) =>
    part.kind === 'panel' ? (
      <b key={index} lang="ja" className="rounded-4 bg-brand-weak px-1 font-700 box-decoration-clone">
        「{part.text}」
      </b>
    ) : (
      <LinkedText key={index} text={part.text} />
    ),
  );
}

/** Addresses in an instruction can be pressed. */
function LinkedText({ text }: { text: string }) {
  return text.split(/(https:\/\/[\w./#-]+)/u).map((part, index) =>
    part.startsWith('https://') ? (
      <a key={index} href={part} className="link" target="_blank" rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
