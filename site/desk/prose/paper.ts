export type OpenPaper = {
  /** Draws a page (from 0) as wide as `widthPx`; gives how many pixels a point takes, nothing where another page came first. */
  readonly draw: (page: number, canvas: HTMLCanvasElement, widthPx: number) => Promise<number | undefined>;
  readonly close: () => Promise<void>;
};

/** A PDF that is shown page by page on a canvas: the same in every browser, also where none shows PDFs itself. */
export async function openPaper(address: string): Promise<OpenPaper> {
  // Two thirds of all the desk's script: it comes when the first paper is looked at.
  const { GlobalWorkerOptions, getDocument } = await import('pdfjs-dist');
  GlobalWorkerOptions.workerSrc = '/desk-pdf-worker.js';
  const task = getDocument({ url: address, withCredentials: true });
  const document = await task.promise;
  let turn = 0;
  let isClosed = false;
  return {
    draw: async (number, canvas, widthPx) => {
      turn += 1;
      const own = turn;
      const page = await document.getPage(number + 1).catch(() => undefined);
      if (!page || own !== turn || widthPx === 0) return undefined;
      const scale = widthPx / page.getViewport({ scale: 1 }).width;
      const viewport = page.getViewport({ scale: scale * devicePixelRatio });
      // Drawn aside and shown whole, so that nothing flickers while somebody writes.
      const sheet = new OffscreenCanvas(Math.round(viewport.width), Math.round(viewport.height));
      const context = sheet.getContext('2d') as unknown as CanvasRenderingContext2D;
      const isDrawn = await page.render({ canvas: null, canvasContext: context, viewport }).promise.then(
        () => true,
        // One that is closed while it is drawn says so by an exception.
        (cause: unknown) => {
          if (!isClosed) throw cause;
          return false;
        },
      );
      if (!isDrawn || own !== turn) return undefined;
      canvas.width = sheet.width;
      canvas.height = sheet.height;
      canvas.style.width = `${widthPx}px`;
      canvas.getContext('2d')?.drawImage(sheet, 0, 0);
      return scale;
    },
    close: () => {
      isClosed = true;
      return task.destroy();
    },
  };
}
