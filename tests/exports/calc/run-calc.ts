import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A cell that a person fills in: its row by identifier, its column by heading; a day is typed as one. */
export type Filling = {
  readonly id: string;
  readonly heading: string;
  readonly text?: string;
  readonly day?: string;
};
export type Sheet = { readonly from: string; readonly to: string; readonly fillings: readonly Filling[] };

const FILTERS: Readonly<Record<string, readonly [load: string, save: string]>> = {
  xlsx: ['', 'Calc MS Excel 2007 XML'],
  ods: ['', 'calc8'],
  csv: ['Text - txt - csv (StarCalc)', 'Text - txt - csv (StarCalc)'],
};
/** Comma, quote, UTF-8, from line 1, cells as they stand and none guessed at. */
const CSV_OPTIONS = '44,34,76,1,,0,false,false,true';
const PATIENCE_MS = 240_000;

/**
 * Opens each sheet in LibreOffice Calc, fills in cells as a person would, and saves it under another name, by
 * a macro in a profile of its own. `program`: where soffice is.
 */
export function runCalc(program: string, sheets: readonly Sheet[]): void {
  const profile = mkdtempSync(join(tmpdir(), 'attache-calc-'));
  try {
    const options = [
      '--headless',
      '--norestore',
      '--nologo',
      `-env:UserInstallation=${pathToFileURL(profile)}`,
    ];
    const start = (...args: readonly string[]) =>
      execFileSync(program, [...options, ...args], { stdio: 'ignore', timeout: PATIENCE_MS });
    // A new profile is furnished on the first start, which would put an empty library in place of ours.
    start('--terminate_after_init');
    const library = join(profile, 'user/basic/Standard');
    mkdirSync(library, { recursive: true });
    writeFileSync(join(library, 'script.xlb'), LIBRARY);
    writeFileSync(join(library, 'Fill.xba'), module(sheets));
    writeFileSync(join(profile, 'user/basic/script.xlc'), LIBRARIES);
    start('macro:///Standard.Fill.All');
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const LIBRARY = `${HEAD}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Fill"/></library:library>
`;
const LIBRARIES = `${HEAD}<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>
`;

function module(sheets: readonly Sheet[]): string {
  const deeds = sheets.flatMap(({ from, to, fillings }) => {
    const [load = '', save = ''] = FILTERS[from.split('.').at(-1) ?? ''] ?? [];
    return [
      `  doc = OpenSheet(${quote(pathToFileURL(from).href)}, ${quote(load)})`,
      ...fillings.map(({ id, heading, text, day }) =>
        day === undefined
          ? `  CellOf(doc, ${quote(id)}, ${quote(heading)}).String = ${quote(text ?? '')}`
          : `  CellOf(doc, ${quote(id)}, ${quote(heading)}).Value = DateSerial(${day.split('-').map(Number).join(', ')})`,
      ),
      `  SaveSheet(doc, ${quote(pathToFileURL(to).href)}, ${quote(save)})`,
    ];
  });
  return `${HEAD}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Fill" script:language="StarBasic">${escapeText(`${BASIC}
Sub All
  Dim doc As Object
${deeds.join('\n')}
  StarDesktop.terminate()
End Sub
`)}</script:module>
`;
}

const BASIC = `Function Given(name As String, value) As Object
  Dim one As New com.sun.star.beans.PropertyValue
  one.Name = name
  one.Value = value
  Given = one
End Function

Function OpenSheet(url As String, filter As String) As Object
  If filter = "" Then
    OpenSheet = StarDesktop.loadComponentFromURL(url, "_blank", 0, Array(Given("Hidden", True)))
  Else
    OpenSheet = StarDesktop.loadComponentFromURL(url, "_blank", 0, Array(Given("Hidden", True), Given("FilterName", filter), Given("FilterOptions", ${quote(CSV_OPTIONS)})))
  End If
End Function

Function CellOf(doc As Object, id As String, heading As String) As Object
  Dim sheet As Object, column As Long, idColumn As Long, row As Long
  sheet = doc.Sheets.getByIndex(0)
  idColumn = ColumnOf(sheet, "Identifier")
  column = ColumnOf(sheet, heading)
  For row = 1 To 200
    If sheet.getCellByPosition(idColumn, row).String = id Then
      CellOf = sheet.getCellByPosition(column, row)
      Exit Function
    End If
  Next row
  Error 9
End Function

Function ColumnOf(sheet As Object, heading As String) As Long
  Dim column As Long
  For column = 0 To 60
    If sheet.getCellByPosition(column, 0).String = heading Then
      ColumnOf = column
      Exit Function
    End If
  Next column
  Error 9
End Function

Sub SaveSheet(doc As Object, url As String, filter As String)
  doc.storeToURL(url, Array(Given("FilterName", filter), Given("FilterOptions", ${quote(CSV_OPTIONS)})))
  doc.close(True)
End Sub
`;

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
