import type { Page } from '@playwright/test';

/** Lets go of a file above the place for visits, as a person does with the mouse. */
export async function dropFile(page: Page, name: string, content: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ name: fileName, content: text }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], fileName));
      return transfer;
    },
    { name, content },
  );
  await page.getByText(/^(ここにファイルを置く|Drop files here)$/).dispatchEvent('drop', { dataTransfer });
}
