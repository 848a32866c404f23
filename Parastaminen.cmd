@echo off
rem Double-click: installs what is missing, asks for the name of a workshop, and opens its pages
rem in the browser. A .workshop file that is dropped on this file is opened at once.
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
set PYTHON=python
where py >nul 2>nul && set PYTHON=py -3
%PYTHON% scripts\install.py .venv
if errorlevel 1 goto end
set "FILE=%~1"
if not "%FILE%"=="" goto open
echo.
echo Kirjoita työpajasi nimi, esimerkiksi kevät. Jos et kirjoita mitään, esimerkki avautuu.
set "NAME="
set /p "NAME=Nimi: "
if "%NAME%"=="" goto example
if not exist workshops mkdir workshops
set "FILE=workshops\%NAME%.workshop"
if exist "%FILE%" goto open
.venv\Scripts\parastaminen.exe new "workshops\%NAME%"
if errorlevel 1 goto end
:open
.venv\Scripts\parastaminen.exe run "%FILE%"
goto end
:example
.venv\Scripts\parastaminen.exe run example --folder workshops
:end
pause
