import { describe, expect, it } from 'vitest';
import { listPanelWords, splitPanelWords } from './panel-words';

describe('the exact words of a panel', () => {
  it('are kept apart from the text around them', () => {
    expect(splitPanelWords('「利用設定」の「OFF」を押します。')).toEqual([
      { kind: 'panel', text: '利用設定' },
      { kind: 'text', text: 'の' },
      { kind: 'panel', text: 'OFF' },
      { kind: 'text', text: 'を押します。' },
    ]);
  });

  it('may be missing', () => {
    expect(splitPanelWords('待ちます。')).toEqual([{ kind: 'text', text: '待ちます。' }]);
    expect(splitPanelWords('')).toEqual([]);
    expect(listPanelWords('「閉じない')).toEqual([]);
  });

  it('are listed in the order in which they are pressed', () => {
    expect(listPanelWords('「サイトセキュリティ」→「独自SSL」')).toEqual(['サイトセキュリティ', '独自SSL']);
  });
});
