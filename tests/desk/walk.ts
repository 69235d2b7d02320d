import type { Locator, Page } from 'playwright';
import type { Translate } from '#locale/words.ts';

/** The desk as somebody goes through it: fields by their place in a form, deeds by the words of their language. */
export type Walk = {
  readonly page: Page;
  readonly language: string;
  readonly t: Translate;
  /** What follows the language in the address. */
  readonly open: (path: string) => Promise<void>;
  /** A button by the key of its words. */
  readonly press: (key: string, values?: Readonly<Record<string, string | number>>) => Promise<void>;
  /** What the page has told, by the key of its words; a value that is empty stands for any. */
  readonly told: (key: string, values?: Readonly<Record<string, string | number>>) => Promise<void>;
  readonly save: () => Promise<void>;
  /** Opens a thing of a list that is folded. */
  readonly unfold: (thing: string) => Promise<void>;
  /** One more in a list; fields, here and below, are added by their name where they are not shown yet. */
  readonly addTo: (list: string) => Promise<void>;
  /** Plain text, a day, a time, a number. */
  readonly write: (field: string, text: string) => Promise<void>;
  /** Key by key, after what stood there has been taken out. */
  readonly type: (field: string, text: string) => Promise<void>;
  readonly choose: (field: string, value: string) => Promise<void>;
  /** A text in both languages of the workspace. */
  readonly say: (field: string, texts: readonly [string, string]) => Promise<void>;
  /** Somebody or something known, by any part of a name. */
  readonly name: (field: string, words: string) => Promise<void>;
};

/** Within the page, as links of the desk are followed: a page that is loaded anew takes half a second of work. */
async function followLink(page: Page, address: string): Promise<void> {
  await page.evaluate(async (href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
    // Until the page of before is gone.
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await drawn();
    await drawn();
  }, address);
}

/** Where a value that is not known beforehand stands. */
const ANYTHING = '…?…';

export function walkOn(
  page: Page,
  { origin, language, t }: { readonly origin: string; readonly language: string; readonly t: Translate },
): Walk {
  const at = (field: string): Locator => page.locator(`[id="f-${field}"]`);
  /** A field that is not shown yet is added by its name, and before it the thing that it belongs to. */
  const reach = async (field: string): Promise<Locator> => {
    const own = page.locator(`[data-path="${field}"]`);
    // One question where it is shown already, as most are.
    if ((await own.count()) > 0) return own;
    const steps = field.split('.');
    const around = steps.slice(0, -1).join('.');
    const adds = (of: string) => page.locator(`[id="f-${of}-add"]`);
    const outer = adds(steps.slice(0, -2).join('.'));
    await own.or(adds(around)).or(outer).first().waitFor();
    if ((await own.count()) > 0) return own;
    if ((await adds(around).count()) === 0) await reach(around);
    // What was being unfolded may have it after all.
    await own.or(adds(around)).first().waitFor();
    if ((await own.count()) > 0) return own;
    await adds(around).selectOption(steps.at(-1) ?? '');
    return own;
  };
  const wait = async (words: string | RegExp) => {
    const said = page.getByRole('status');
    await said
      .filter({ hasText: words })
      .first()
      .waitFor()
      .catch(async (cause: unknown) => {
        throw new Error(`it says ${JSON.stringify(await said.allInnerTexts())}`, { cause });
      });
  };
  const press: Walk['press'] = (key, values) =>
    page
      .getByRole('button', { name: t(key, values), exact: true })
      .first()
      .click();
  const told: Walk['told'] = (key, values = {}) => {
    const open = Object.entries(values).map(([name, value]) => [name, value === '' ? ANYTHING : value]);
    const parts = t(key, Object.fromEntries(open)).split(ANYTHING);
    return wait(new RegExp(parts.map(RegExp.escape).join('.*'), 's'));
  };
  return {
    page,
    language,
    t,
    press,
    told,
    open: async (path) => {
      const address = `${origin}/${language}/${path}`;
      const isElsewhere = page.url() !== address && page.url().startsWith(origin);
      if (isElsewhere) await followLink(page, address);
      else await page.goto(address);
      await page.locator('h1').first().waitFor();
    },
    save: async () => {
      await press('desk.form.save');
      await wait(t('desk.saved', { file: '' }).trim());
    },
    unfold: async (thing) => {
      const item = page.locator(`[data-path="${thing}"]`);
      await item.waitFor();
      if (!(await item.evaluate((each) => (each as HTMLDetailsElement).open)))
        await item.locator('> summary').click();
    },
    addTo: async (list) => {
      await reach(list);
      await page.locator(`[data-add="${list}"]`).click();
    },
    write: async (field, text) => {
      await reach(field);
      await at(field).fill(text);
    },
    type: async (field, text) => {
      await reach(field);
      await at(field).click();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.press('Backspace');
      await page.keyboard.type(text);
    },
    choose: async (field, value) => {
      await reach(field);
      await at(field).selectOption(value);
    },
    say: async (field, texts) => {
      const own = (await reach(field)).locator(':is(textarea, input[type="text"])');
      await own.first().waitFor();
      // One that is the same in every language is one field until it is taken apart.
      if ((await own.count()) === 1) await own.locator('xpath=../..').getByRole('button').click();
      for (const [index, text] of texts.entries()) await own.nth(index).fill(text);
    },
    name: async (field, words) => {
      await reach(field);
      await at(field).fill(words);
      await page.locator('.desk-option').first().waitFor();
      await at(field).press('Enter');
    },
  };
}
