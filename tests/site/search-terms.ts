/**
 * What people look for in the sample, and which pages are right as a first answer. Judged from the texts before any
 * ranking was asked; `right` are addresses after the language, of which the first answer must match one.
 */
export type JudgedTerm = { readonly query: string; readonly right: RegExp };

const ENGLISH: readonly JudgedTerm[] = [
  { query: 'Japan', right: /^partners\/JP\// },
  { query: 'United States', right: /^partners\/US\// },
  { query: 'EU', right: /^partners\/EU\// },
  { query: 'WCO', right: /^partners\/WCO\/|^abbreviations\/#abbreviation-WCO/ },
  { query: 'World Customs Organization', right: /^partners\/WCO\// },
  { query: 'Kandreth', right: /^partners\/XE\// },
  { query: 'APEC Secretariat', right: /^partners\/APEC-SECRETARIAT\// },
  { query: 'AEO', right: /^abbreviations\/#abbreviation-AEO|2016-sccp2\/report\/#section-4-2-7/ },
  { query: 'MRA', right: /^abbreviations\/#abbreviation-MRA|mra-signed/ },
  { query: 'D-U-N-S', right: /us-gnc-proposal|il-gnc-study|2014-c-tpat\/bilaterals\/us/ },
  { query: 'mutual recognition Japan', right: /jp-mutual-recognition|jp-sg|2014-c-tpat\/bilaterals\/jp/ },
  { query: '2011 mutual recognition', right: /2011-c-tpat/ },
  {
    query: 'single window',
    right: /section-5-2|session-.*single-window|accenture|section-4-2-6|section-6-1/,
  },
  { query: 'time release study', right: /section-5-4-1|2008-wco-it\/report\/#section-6-4/ },
  { query: 'Lithuania risk', right: /2008-wco-it\/report\/#section-5-1-2/ },
  { query: 'Skinner', right: /us-skinner|2011-c-tpat\/bilaterals\/us|^people/ },
  { query: 'container risks', right: /section-9-2-3|cargo-security-risks/ },
  {
    query: 'green customs',
    right: /2025-sccp1\/(report\/#section-4|agenda\/#session-green|$)|green-customs/,
  },
  { query: 'cross-border e-commerce', right: /section-4-2-10|section-5-1-3|section-6-2|acbd-e-commerce/ },
  { query: 'electronic seals', right: /electronic-seals|seal-figures/ },
  { query: 'pre-arrival data', right: /2027-harbour-forum\/($|agenda\/)|draft-proposal|plenary-data/ },
  { query: 'PNR', right: /pnr|^abbreviations\/#abbreviation-PNR/ },
  {
    query: 'Trade Facilitation Agreement',
    right: /section-4-2-4|tfa|section-6-8|^abbreviations\/#abbreviation-TFA/,
  },
  { query: 'joint validation', right: /joint-validation|2014-c-tpat\/bilaterals\/us/ },
  { query: 'Singapore innovation', right: /2008-wco-it\/report\/#section-5-4-3/ },
  { query: 'Hong Kong 2014', right: /2014-c-tpat\/(bilaterals\/hk|commitments\/hk|report\/#section-7-3)/ },
  { query: 'Portal 2.0', right: /us-portal-2-launch/ },
  { query: 'strategic plan 2026', right: /section-6-7|strategic-plan/ },
  { query: 'night visit', right: /night-visit/ },
  { query: 'customs business dialogue', right: /2016-sccp2\/report\/#section-(5-1|4-2-3)$/ },
];

const CHINESE: readonly JudgedTerm[] = [
  { query: '日本', right: /^partners\/JP\// },
  { query: '美國', right: /^partners\/US\// },
  { query: '世界關務組織', right: /^partners\/WCO\// },
  { query: 'WCO', right: /^partners\/WCO\/|^abbreviations\/#abbreviation-WCO/ },
  { query: '瓦蘭尼亞', right: /^partners\/XA\// },
  { query: '海關暨邊境保護', right: /^missions\/20(11|14)-c-tpat\/$/ },
  { query: 'AEO', right: /^abbreviations\/#abbreviation-AEO|acbd-aeo/ },
  { query: '優質企業', right: /section-4-2-7|section-5-1-2|acbd-aeo|^abbreviations\/#abbreviation-AEO/ },
  {
    query: '相互承認',
    right: /section-9-3|mutual-recognition|mra-signed|trusted-partners|report\/#section-5$/,
  },
  { query: '2011 相互承認', right: /2011-c-tpat/ },
  { query: '100年 相互承認', right: /2011-c-tpat/ },
  { query: '互認', right: /commitments\/(cn|hk|ca)-/ },
  { query: '單一窗口', right: /section-5-2|session-.*single-window|accenture|section-4-2-6/ },
  { query: '放行時間研究', right: /section-5-4-1|2008-wco-it\/report\/#section-6-4/ },
  { query: '風險管理', right: /section-5-1-2|section-5-4-4|section-4-2-8/ },
  { query: '劉芳祝', right: /^missions\/2014-c-tpat\/($|bilaterals)|^people/ },
  { query: '貨櫃安全', right: /section-9-2-3|cargo-security-risks/ },
  { query: '綠色海關', right: /2025-sccp1\/(report\/#section-4|agenda\/#session-green|$)|green-customs/ },
  { query: '跨境電子商務', right: /section-4-2-10|section-5-1-3|acbd-e-commerce/ },
  { query: '電子封條', right: /electronic-seals|seal-figures/ },
  { query: '艙單', right: /lab-one-manifest/ },
  { query: '兩岸', right: /2014-c-tpat\/(commitments\/cn-|bilaterals\/cn|report\/#section-7-3)/ },
  { query: '貿易便捷化協定', right: /section-4-2-4|^abbreviations\/#abbreviation-TFA/ },
  { query: '聯合驗證', right: /joint-validation|2014-c-tpat\/bilaterals\/us/ },
  { query: '原產地證明', right: /electronic-origin|test-accounts/ },
  { query: '香港互認', right: /2014-c-tpat\/(commitments\/hk|bilaterals\/hk|report\/#section-7-3)/ },
  { query: '智慧財產權', right: /2016-sccp2\/report\/#section-4-2-9/ },
  { query: '策略計畫', right: /section-6-7|strategic-plan/ },
  { query: '夜間參訪', right: /night-visit/ },
  { query: '蒙古海關', right: /2008-wco-it\/report\/#section-5-3-2/ },
];

export const JUDGED_TERMS: Readonly<Record<string, readonly JudgedTerm[]>> = {
  en: ENGLISH,
  'zh-TW': CHINESE,
};
