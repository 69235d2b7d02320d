import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { Prose } from '#model/prose.ts';
import type { Mission } from '#model/workspace.ts';
import { keepTogether } from '../lib/keep-together.ts';
import { fileHref } from '../lib/paths.ts';
import { prepareProse } from '../prose/prepare.ts';

type Component = Parameters<AstroContainer['renderToString']>[0];

/** A file of prose as markup. Files of missions are asked for below `filesAt`. */
export type DrawProse = (mission: Mission, prose: Prose, filesAt: string) => Promise<string>;

/**
 * Draws prose as the site does, by its own component (`ProseBody.astro`), for who is writing it: each block says
 * from which line it comes. The context of the site has to be open (`openSiteOf`).
 * @example const drawProse = openDrawing(ProseBody); await drawProse(mission, prose, '/api/prose-picture/')
 */
export function openDrawing(body: Component): DrawProse {
  let container: Promise<AstroContainer> | undefined;
  return async (mission, prose, filesAt) => {
    container ??= AstroContainer.create();
    const { pieces } = prepareProse(mission, prose, { tellsLines: true });
    const html = await (await container).renderToString(body, {
      props: { pieces },
      params: { lang: prose.language, mission: mission.id },
    });
    return keepTogether(html).replaceAll(` src="${fileHref('missions/')}`, ` src="${filesAt}`);
  };
}
