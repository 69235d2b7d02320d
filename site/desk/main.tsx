import { render } from 'preact';
import { App } from './app.tsx';
import { takeHome } from './home.ts';
import { keepFocus } from './keep-focus.ts';
import { openNews } from './live.ts';
import { workOffline } from './offline.ts';
import { pasteCells } from './pasted-cells.ts';
import { followLinks } from './router.ts';

const place = document.getElementById('desk');
if (place) {
  takeHome();
  followLinks();
  keepFocus();
  pasteCells();
  openNews();
  workOffline();
  render(<App />, place);
}
