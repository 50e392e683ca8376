// What columns are called in other languages than Chinese and English, and in the systems of Chinese salons.
import type { ImportField, ImportOrigin } from './import-flow'

/**
 * German, French, Spanish, Italian, Japanese, Korean and Traditional Chinese, without blanks, marks and case. What a
 * word means beside others (Nom beside Prénom) is told in column-guess.
 */
export const HEADINGS_ELSEWHERE: Partial<Record<ImportField, string>> = {
  name: 'vollständigername kundenname kunde kundin gast nom nomcomplet nometprénom nomduclient cliente nombre nombrecompleto nombreyapellidos nombredelcliente clienta nome nomecompleto 氏名 お名前 名前 顧客名 顧客氏名 お客様名 お客様氏名 会員氏名 이름 성명 성함 고객명 고객이름 고객성명 회원명 客戶姓名 客戶名稱 客戶 會員姓名 會員名稱 會員 顧客姓名 貴賓姓名 中文姓名 中文名',
  lastName: 'nachname familienname zuname nomdefamille apellido apellidos cognome 苗字 성',
  firstName: 'vorname rufname prénom prenom prénoms primernombre nombredepila',
  phone:
    'handy handynummer handynr mobil mobilnummer mobiltelefon telefon telefonnummer telefonnr rufnummer festnetz telefonprivat telefonmobil téléphone tél portable numérodetéléphone téléphoneportable téléphonemobile téléphonefixe gsm teléfono telefono móvil movil celular númerodeteléfono teléfonomóvil cellulare 電話番号 携帯電話 携帯番号 携帯 携帯電話番号 自宅電話 連絡先 전화 전화번호 휴대폰 휴대전화 핸드폰 연락처 휴대폰번호 핸드폰번호 휴대전화번호 手機 手機號 手機號碼 行動電話 電話 電話號碼 聯絡電話 聯繫電話 聯絡方式 聯絡號碼 住家電話 室內電話 市話 流動電話 手提電話 手提 手機1 手機2 電話1 電話2',
  sex: 'geschlecht sexe genre sexo género genero sesso 性別 성별',
  birthday:
    'geburtstag geburtsdatum gebdatum gebdat datedenaissance naissance anniversaire datenaissance fechadenacimiento fechanacimiento nacimiento cumpleaños datadinascita compleanno 生年月日 誕生日 お誕生日 생일 생년월일 客戶生日 會員生日 農曆生日 國曆生日 陽曆生日',
  formOfAddress: 'anrede civilité civilite tratamiento 敬称 호칭 稱呼 稱謂',
  nickname: 'spitzname surnom apodo soprannome ニックネーム 愛称 별명 닉네임 暱稱 綽號',
  address:
    'adresse anschrift straße strasse hausnummer plz postleitzahl ort stadt wohnort rue codepostal ville dirección direccion domicilio calle códigopostal ciudad provincia indirizzo cap città 住所 ご住所 郵便番号 都道府県 市区町村 주소 우편번호 通訊地址 聯絡地址 郵遞區號',
  occupation:
    'beruf firma métier entreprise société profesión profesion ocupación empresa professione 職業 ご職業 勤務先 직업 직장 公司名稱 職務 職稱 工作單位',
  education: '學歷 学歴 教育程度 학력',
  family:
    'familienstand familie situationfamiliale estadocivil 家族 家族構成 가족 家庭狀況 婚姻狀況 婚姻狀態',
  character: '個性 성격',
  hobbies: 'hobbys loisirs aficiones 趣味 취미 興趣 嗜好 愛好 興趣愛好',
  source:
    'herkunft quelle origine provenance origen 来店動機 来店きっかけ 방문경로 유입경로 來源 客戶來源 得知管道',
  referrer:
    'empfohlenvon geworbenvon empfehlung recommandépar parrain recomendadopor referidopor 紹介者 ご紹介者 추천인 소개자 介紹人 推薦人',
  tags: 'gruppe kundengruppe kategorie schlagworte étiquettes catégorie groupe etiquetas categoría grupo タグ 分類 顧客区分 태그 분류 고객분류 標籤 客戶分類 客戶類型 群組',
  note: 'notiz notizen bemerkung bemerkungen anmerkung anmerkungen kommentar hinweis allergie allergien hauttyp remarque remarques commentaire commentaires observations nota notas observaciones comentarios alergias 備考 メモ 特記事項 アレルギー 肌質 메모 비고 특이사항 알레르기 피부타입 備註 備註欄 說明 注意事項 膚質 皮膚狀況 過敏 過敏史 病史',
}

/** What plain notes are called there. */
export const PLAIN_NOTES_ELSEWHERE =
  'notiz notizen bemerkung bemerkungen anmerkung anmerkungen kommentar remarque remarques commentaire commentaires observations nota notas observaciones comentarios 備考 メモ 메모 비고 備註 備註欄 說明'

/** Facts of a guest's time in the house before. */
export const OPENING_HEADINGS = {
  lastVisit:
    '最近到店 最近到店时间 最近到店日期 最后到店 最后到店时间 上次到店 上次到店日期 上次到店时间 上次消费时间 上次消费日期 最近消费时间 最近消费日期 最后消费时间 最后消费日期 末次消费日期 lastvisit lastvisitdate lastappointment letzterbesuch dernièrevisite últimavisita 最終来店日 최근방문일 最近到店日 最後消費日',
  visits:
    '到店次数 累计到店次数 消费次数 累计消费次数 总消费次数 累计支付次数 来店次数 visits totalvisits numberofvisits visitcount transactioncount anzahlbesuche nombredevisites 来店回数 방문횟수 到店次數 消費次數',
  spent:
    '累计消费 累计消费金额 消费总额 消费金额 总消费 总消费金额 累计支付金额 累计消费额 totalspent totalspend lifetimespend lifetimevalue totalsales spent umsatz gesamtumsatz 累計売上 총매출 累計消費 消費總額',
  level:
    '会员等级 会员级别 会员卡类型 卡类型 卡类别 会籍 会籍等级 等级 客户等级 memberlevel membership membershiplevel tier 会員ランク 고객등급 會員等級',
  balance:
    '余额 账户余额 卡余额 卡内余额 储值余额 储值卡余额 卡金余额 本金余额 储值本金余额 会员卡余额 剩余金额 balance accountbalance guthaben 残高 잔액 餘額 儲值餘額',
  therapist:
    '专属美容师 美容师 专属顾问 归属员工 服务员工 所属员工 跟进人 归属导购 专属技师 常用美容师 上次美容师 lasttherapist preferredstaff preferredtherapist stylist therapist stammkraft 担当者 담당자 美容師',
} satisfies Partial<Record<ImportField, string>>

/** Headings that Chinese salon systems write: two of them tell whose export it is. */
export const CHINESE_SIGNS: Record<'meiguanjia' | 'youzan' | 'boka' | 'kelaidian', string> = {
  meiguanjia: '储值余额 赠送余额 专属顾问 专属美容师 最近到店 最近到店时间 所属门店 累计到店次数 欠款金额',
  youzan:
    '客户昵称 成为客户时间 归属导购 归属员工 储值本金余额 储值赠送余额 权益卡 累计支付金额 累计支付次数 客户身份 归属门店',
  boka: '卡金余额 赠金余额 疗程余额 建档日期 开卡日期 开卡门店 末次消费日期 卡类别 会籍 欠款',
  kelaidian: '会员编号 会员级别 剩余积分 卡项余额 最后到店时间 服务员工 累计充值 客户归属 剩余次数',
} satisfies Partial<Record<ImportOrigin, string>>
