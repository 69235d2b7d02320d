/** The typefaces of every report, all under the SIL Open Font License, static TrueType. */
const TEXT = {
  'han-serif': 'noto-serif-tc/400Regular/NotoSerifTC_400Regular.ttf',
  'han-serif-bold': 'noto-serif-tc/700Bold/NotoSerifTC_700Bold.ttf',
  'han-sans': 'noto-sans-tc/500Medium/NotoSansTC_500Medium.ttf',
  'han-sans-bold': 'noto-sans-tc/700Bold/NotoSansTC_700Bold.ttf',
  'latin-serif': 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'latin-serif-italic': 'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  'latin-serif-bold': 'source-serif-4/700Bold/SourceSerif4_700Bold.ttf',
  'latin-serif-bold-italic': 'source-serif-4/700Bold_Italic/SourceSerif4_700Bold_Italic.ttf',
  japanese: 'noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf',
  'japanese-bold': 'noto-serif-jp/700Bold/NotoSerifJP_700Bold.ttf',
  korean: 'noto-serif-kr/400Regular/NotoSerifKR_400Regular.ttf',
  'korean-bold': 'noto-serif-kr/700Bold/NotoSerifKR_700Bold.ttf',
  simplified: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'simplified-bold': 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  'more-latin': 'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'more-latin-bold': 'noto-serif/700Bold/NotoSerif_700Bold.ttf',
  code: 'source-code-pro/400Regular/SourceCodePro_400Regular.ttf',
  'code-bold': 'source-code-pro/700Bold/SourceCodePro_700Bold.ttf',
  symbols: 'noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
} as const;

/** Faces of other scripts, read when a name is written in one. Their letters take shapes from their neighbours. */
const SCRIPTS = {
  arabic: 'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  'arabic-bold': 'noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf',
  armenian: 'noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf',
  'armenian-bold': 'noto-sans-armenian/700Bold/NotoSansArmenian_700Bold.ttf',
  bengali: 'noto-serif-bengali/400Regular/NotoSerifBengali_400Regular.ttf',
  'bengali-bold': 'noto-serif-bengali/700Bold/NotoSerifBengali_700Bold.ttf',
  devanagari: 'noto-serif-devanagari/400Regular/NotoSerifDevanagari_400Regular.ttf',
  'devanagari-bold': 'noto-serif-devanagari/700Bold/NotoSerifDevanagari_700Bold.ttf',
  emoji: 'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
  'emoji-bold': 'noto-emoji/700Bold/NotoEmoji_700Bold.ttf',
  ethiopic: 'noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  'ethiopic-bold': 'noto-sans-ethiopic/700Bold/NotoSansEthiopic_700Bold.ttf',
  georgian: 'noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf',
  'georgian-bold': 'noto-sans-georgian/700Bold/NotoSansGeorgian_700Bold.ttf',
  gujarati: 'noto-sans-gujarati/400Regular/NotoSansGujarati_400Regular.ttf',
  'gujarati-bold': 'noto-sans-gujarati/700Bold/NotoSansGujarati_700Bold.ttf',
  gurmukhi: 'noto-sans-gurmukhi/400Regular/NotoSansGurmukhi_400Regular.ttf',
  'gurmukhi-bold': 'noto-sans-gurmukhi/700Bold/NotoSansGurmukhi_700Bold.ttf',
  hebrew: 'noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular.ttf',
  'hebrew-bold': 'noto-serif-hebrew/700Bold/NotoSerifHebrew_700Bold.ttf',
  kannada: 'noto-sans-kannada/400Regular/NotoSansKannada_400Regular.ttf',
  'kannada-bold': 'noto-sans-kannada/700Bold/NotoSansKannada_700Bold.ttf',
  khmer: 'noto-sans-khmer/400Regular/NotoSansKhmer_400Regular.ttf',
  'khmer-bold': 'noto-sans-khmer/700Bold/NotoSansKhmer_700Bold.ttf',
  lao: 'noto-sans-lao/400Regular/NotoSansLao_400Regular.ttf',
  'lao-bold': 'noto-sans-lao/700Bold/NotoSansLao_700Bold.ttf',
  malayalam: 'noto-sans-malayalam/400Regular/NotoSansMalayalam_400Regular.ttf',
  'malayalam-bold': 'noto-sans-malayalam/700Bold/NotoSansMalayalam_700Bold.ttf',
  mongolian: 'noto-sans-mongolian/400Regular/NotoSansMongolian_400Regular.ttf',
  myanmar: 'noto-sans-myanmar/400Regular/NotoSansMyanmar_400Regular.ttf',
  'myanmar-bold': 'noto-sans-myanmar/700Bold/NotoSansMyanmar_700Bold.ttf',
  oriya: 'noto-sans-oriya/400Regular/NotoSansOriya_400Regular.ttf',
  'oriya-bold': 'noto-sans-oriya/700Bold/NotoSansOriya_700Bold.ttf',
  sinhala: 'noto-sans-sinhala/400Regular/NotoSansSinhala_400Regular.ttf',
  'sinhala-bold': 'noto-sans-sinhala/700Bold/NotoSansSinhala_700Bold.ttf',
  tamil: 'noto-sans-tamil/400Regular/NotoSansTamil_400Regular.ttf',
  'tamil-bold': 'noto-sans-tamil/700Bold/NotoSansTamil_700Bold.ttf',
  telugu: 'noto-serif-telugu/400Regular/NotoSerifTelugu_400Regular.ttf',
  'telugu-bold': 'noto-serif-telugu/700Bold/NotoSerifTelugu_700Bold.ttf',
  thaana: 'noto-sans-thaana/400Regular/NotoSansThaana_400Regular.ttf',
  'thaana-bold': 'noto-sans-thaana/700Bold/NotoSansThaana_700Bold.ttf',
  thai: 'noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf',
  'thai-bold': 'noto-sans-thai/700Bold/NotoSansThai_700Bold.ttf',
  tibetan: 'noto-serif-tibetan/400Regular/NotoSerifTibetan_400Regular.ttf',
  'tibetan-bold': 'noto-serif-tibetan/700Bold/NotoSerifTibetan_700Bold.ttf',
} as const;

export const FONT_FILES = { ...TEXT, ...SCRIPTS } as const;

export type FontId = keyof typeof FONT_FILES;
/** A face whose text is shaped as a whole. */
export type ScriptFontId = keyof typeof SCRIPTS;

export const isScriptFont = (id: FontId): id is ScriptFontId => id in SCRIPTS;
