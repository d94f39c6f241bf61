import type { Translation } from './translation.ts'

/** The catalogue in Japanese. */
export const JAPANESE: Translation = {
  libraries: {
    Business: 'ビジネス',
    Creative: 'クリエイティブ',
    Technology: 'テクノロジー',
  },
  subjects: {
    'Software Development': 'ソフトウェア開発',
    'Web Development': 'ウェブ開発',
    'Cloud Computing': 'クラウドコンピューティング',
    DevOps: 'DevOps',
    'Data Science': 'データサイエンス',
    'Artificial Intelligence': '人工知能',
    Security: 'セキュリティ',
    'Business Software and Tools': 'ビジネスソフトウェア',
    'Project Management': 'プロジェクト管理',
    Marketing: 'マーケティング',
    'Leadership and Management': 'リーダーシップとマネジメント',
    'Professional Development': 'キャリア開発',
    'Graphic Design': 'グラフィックデザイン',
    '3D and Animation': '3Dとアニメーション',
    Photography: '写真',
    'Audio and Video': '音声と映像',
  },
  titles: {
    learning: '# を学ぶ',
    essentialTraining: '# 基本講座',
    introduction: 'はじめての #',
    advanced: '# 上級編',
    quickTips: '# ワンポイント',
    newFeatures: '# 新機能',
    practicalProjects: '# 実践プロジェクト',
  },
  opening: 'はじめに',
  closing: 'まとめ',
  lesson: 'レッスン',
  description: {
    short: '# を基礎から学びます。',
    long: 'このコースでは、@ が <i>#</i> の使い方を実例で紹介します。基礎から始め、演習を通じて理解を深めます。<br><br>修了後は、自分のプロジェクトに活用できます。',
  },
}
